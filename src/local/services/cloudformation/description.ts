import { queryErrors } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { stackOfCall, stackOfChangeSet } from "./judged-stack.ts";
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
    { action: `cloudformation:${operation}`, resource: stackOfCall(input, caller) },
    ...passRoles("cloudformation.amazonaws.com", input["RoleARN"]),
  ],
  judgedResource: stackOfChangeSet,
  resumable: true,
};
