import { jsonErrors } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { requiredPermissions } from "./required-permissions.ts";

/** Amazon DynamoDB. */
export const dynamodb: ServiceDescription = {
  signingName: "dynamodb",
  // DynamoDB reports wrong types itself, in its own words.
  protocols: [{ kind: "json", types: "unchecked" }],
  loadSchemas: () => import("@aws-sdk/client-dynamodb"),
  load: async (host) => (await import("./service.ts")).createDynamoDbService(host),
  documentLimit: 16 * 1024 * 1024,
  errors: jsonErrors,
  sdk: { integration: "dynamodb", errors: "DynamoDb" },
  requiredPermissions,
};
