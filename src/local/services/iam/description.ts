import { queryErrors } from "../../error-family.ts";
import { roleWithPath } from "./role-policies.ts";
import type { ServiceDescription } from "../../service-description.ts";

/** AWS Identity and Access Management. */
export const iam: ServiceDescription = {
  signingName: "iam",
  protocols: [{ kind: "query", namespace: "https://iam.amazonaws.com/doc/2010-05-08/" }],
  loadSchemas: () => import("@aws-sdk/client-iam"),
  load: async (host) => (await import("./service.ts")).createIamService(host),
  errors: queryErrors,
  sdk: { integration: "iam", errors: "Iam" },
  requiredPermissions: ({ operation, input, caller }) => {
    const { RoleName: name, PolicyName: policy, PolicyArn: policyArn, Path: path = "/" } = input;
    const action = `iam:${operation}`;
    const within = (kind: string, own: string) => `arn:aws:iam::${caller.account}:${kind}${String(path)}${own}`;
    if (typeof name === "string") return [{ action, resource: within("role", name) }];
    if (typeof policyArn === "string") return [{ action, resource: policyArn }];
    return [{ action, resource: typeof policy === "string" ? within("policy", policy) : "*" }];
  },
  judgedResource: roleWithPath,
};
