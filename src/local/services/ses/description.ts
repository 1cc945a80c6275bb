import { jsonErrors, queryErrors, restJsonErrors } from "../../error-family.ts";
import type { DescribedCall, ServiceDescription } from "../../service-description.ts";
import type { RequiredPermission } from "../../access/policy.ts";
import { arnIn } from "../../../arn.ts";
import { addressIn } from "./address.ts";
import { sendingIdentity } from "./sending-identity.ts";

/** Amazon Simple Email Service, the older API. */
export const ses: ServiceDescription = {
  signingName: "ses",
  protocols: [{ kind: "query", namespace: "http://ses.amazonaws.com/doc/2010-12-01/" }],
  loadSchemas: () => import("@aws-sdk/client-ses"),
  load: async (host) => (await import("./service.ts")).createSesService(host),
  errors: queryErrors,
  sdk: { integration: "ses", errors: "Ses" },
  requiredPermissions,
  judgedResource: sendingIdentity,
};

/**
 * Amazon Simple Email Service, API version 2: other operations under the same signing name, distinguished by their
 * paths.
 */
export const sesv2: ServiceDescription = {
  signingName: "ses",
  takes: ({ path }) => path.startsWith("/v2/email/"),
  protocols: [{ kind: "rest-json" }],
  loadSchemas: () => import("@aws-sdk/client-sesv2"),
  load: async (host) => (await import("./service.ts")).createSesV2Service(host),
  errors: restJsonErrors,
  // A message of 40 MB, base64-encoded.
  documentLimit: 56 * 1024 * 1024,
  sdk: { integration: "sesv2", errors: "SesV2" },
  requiredPermissions,
  judgedResource: sendingIdentity,
};

/**
 * The calls that only this endpoint has: the outbox, the click on a verification mail's link, and the grant of
 * production access.
 * The person reaches it under `/local/mail/`, signed for `ses`.
 */
export const mail: ServiceDescription = {
  signingName: "ses",
  takes: ({ path }) => path.startsWith("/local/mail/"),
  protocols: [{ kind: "local" }],
  loadSchemas: async () => ({}),
  load: async (host) => (await import("./service.ts")).createMailService(host),
  errors: jsonErrors,
  requiredPermissions: ({ operation }) => [{ action: `local-mail:${operation}`, resource: "*" }],
};

/** Sending needs permission for the sender's identity, operations on identities for theirs. */
function requiredPermissions({ operation, input, caller }: DescribedCall): RequiredPermission[] {
  const action = `ses:${operation}`;
  const sender = input["FromEmailAddress"] ?? input["Source"];
  const identity = input["EmailIdentity"] ?? (typeof sender === "string" ? addressIn(sender) : undefined);
  return [{ action, resource: typeof identity === "string" ? arnIn(caller, "ses", `identity/${identity}`) : "*" }];
}
