import { createErrorFamily } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";

const forbidden = ["AccessDenied", 403] as const;

/**
 * The URLs that custom resources and wait condition handles answer to. On AWS they are presigned URLs of S3. Anyone who
 * knows one may answer, once for each time that a stack waits.
 */
export const cloudFormationResponses: ServiceDescription = {
  signingName: "cloudformation",
  takes: ({ path }) => path.startsWith("/cloudformation-response/"),
  answersUnsigned: true,
  protocols: [{ kind: "callback" }],
  loadSchemas: async () => ({}),
  load: async (host) => (await import("./service.ts")).createResponseService(host),
  errors: createErrorFamily({
    unsupportedOperation: "MethodNotAllowed",
    accessDenied: forbidden,
    unknownKey: forbidden,
  }),
  requiredPermissions: () => [],
};
