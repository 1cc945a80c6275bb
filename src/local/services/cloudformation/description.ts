import { queryErrors } from "../../error-family.ts";
import type { Caller } from "../../service.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { passRoles } from "../../service-kit/passed-roles.ts";

/** AWS CloudFormation. */
export const cloudformation: ServiceDescription = {
  signingName: "cloudformation",
  protocols: [{ kind: "query", namespace: "http://cloudformation.amazonaws.com/doc/2010-05-15/" }],
  loadSchemas: () => import("@aws-sdk/client-cloudformation"),
  load: async (host) => (await import("./service.ts")).createCloudFormationService(host),
  errors: queryErrors,
  sdk: { integration: "cloudformation", errors: "CloudFormation" },
  requiredPermissions: ({ operation, input, caller }) => [
    { action: `cloudformation:${operation}`, resource: stackArn(input["StackName"], caller) },
    ...passRoles("cloudformation.amazonaws.com", input["RoleARN"]),
  ],
  resumable: true,
};

/** The resource of a call about a stack, which may be named or given by its ARN; `*` for calls about none. */
function stackArn(stack: unknown, { region, account }: Caller): string {
  if (typeof stack !== "string" || stack === "") return "*";
  return stack.startsWith("arn:") ? stack : `arn:aws:cloudformation:${region}:${account}:stack/${stack}/*`;
}
