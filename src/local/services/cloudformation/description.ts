import { queryErrors } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";

/** AWS CloudFormation. */
export const cloudformation: ServiceDescription = {
  signingName: "cloudformation",
  protocols: [{ kind: "query", namespace: "http://cloudformation.amazonaws.com/doc/2010-05-15/" }],
  loadSchemas: () => import("@aws-sdk/client-cloudformation"),
  load: async (host) => (await import("./service.ts")).createCloudFormationService(host),
  errors: queryErrors,
  sdk: { integration: "cloudformation", errors: "CloudFormation" },
  requiredPermissions: ({ operation }) => [{ action: `cloudformation:${operation}`, resource: "*" }],
  resumable: true,
};
