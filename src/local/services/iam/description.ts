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
    const { RoleName: name, Path: path = "/" } = input;
    const resource = typeof name === "string" ? `arn:aws:iam::${caller.account}:role${String(path)}${name}` : "*";
    return [{ action: `iam:${operation}`, resource }];
  },
  judgedResource: roleWithPath,
};
