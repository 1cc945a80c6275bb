import { queryErrors } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";

/** AWS Security Token Service. */
export const sts: ServiceDescription = {
  signingName: "sts",
  protocols: [{ kind: "query", namespace: "https://sts.amazonaws.com/doc/2011-06-15/" }],
  loadSchemas: () => import("@aws-sdk/client-sts"),
  load: async (host, keys) => (await import("./service.ts")).createStsService(host, keys),
  errors: queryErrors,
  sdk: { integration: "sts", errors: "Sts" },
  // Everybody who can sign may ask for their identity: AWS checks no permission for it.
  requiredPermissions: ({ operation, input }) =>
    operation === "GetCallerIdentity"
      ? []
      : [{ action: `sts:${operation}`, resource: typeof input["RoleArn"] === "string" ? input["RoleArn"] : "*" }],
};
