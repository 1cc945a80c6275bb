import { queryErrors } from "../../error-family.ts";
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
  requiredPermissions: ({ operation, input }) => [
    { action: `cloudformation:${operation}`, resource: "*" },
    ...passRoles("cloudformation.amazonaws.com", input["RoleARN"]),
  ],
  resumable: true,
};
