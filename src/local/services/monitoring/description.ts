import { createErrorFamily } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";

/** Amazon CloudWatch metrics. Clients speak three protocols, by their age: CBOR, JSON and Query. */
export const monitoring: ServiceDescription = {
  signingName: "monitoring",
  protocols: [
    { kind: "cbor", compatible: "query" },
    { kind: "json", compatible: "query" },
    { kind: "query", namespace: "http://monitoring.amazonaws.com/doc/2010-08-01/" },
  ],
  loadSchemas: () => import("@aws-sdk/client-cloudwatch"),
  load: async (host) => (await import("./service.ts")).createMonitoringService(host),
  errors: createErrorFamily({
    unsupportedOperation: "InvalidAction",
    accessDenied: ["AccessDenied", 403],
    unknownKey: ["InvalidClientTokenId", 403],
  }),
  // PutMetricData takes 1 MB.
  documentLimit: 1024 * 1024,
  sdk: { integration: "cloudwatch", errors: "CloudWatch" },
  requiredPermissions: ({ operation }) => [{ action: `cloudwatch:${operation}`, resource: "*" }],
};
