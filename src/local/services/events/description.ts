import { jsonErrors } from "../../error-family.ts";
import type { ServiceDescription } from "../../service-description.ts";
import { requiredPermissions } from "./required-permissions.ts";

/** Amazon EventBridge. */
export const events: ServiceDescription = {
  signingName: "events",
  protocols: [{ kind: "json" }],
  loadSchemas: () => import("@aws-sdk/client-eventbridge"),
  load: async (host) => (await import("./service.ts")).createEventsService(host),
  errors: jsonErrors,
  sdk: { integration: "eventbridge", errors: "EventBridge" },
  requiredPermissions,
  resumable: true,
};
