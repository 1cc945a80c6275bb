import type { WireError } from "./wire.ts";

/** The code that clients of the older query protocol know an error by (Smithy, "AWS Query Compatible"). */
export function queryErrorHeader({ code, fault }: WireError): Record<string, string> {
  return { "x-amzn-query-error": `${code};${fault === "client" ? "Sender" : "Receiver"}` };
}
