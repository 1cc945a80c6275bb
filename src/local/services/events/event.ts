import type { JsonObject } from "../../states-language/json.ts";

/** An event as rules match it and targets get it. */
export interface BusEvent {
  readonly version: string;
  readonly id: string;
  readonly "detail-type": string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, to the second. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: JsonObject;
}

/** A moment in ISO 8601 without fractions of a second. @param moment milliseconds since 1970 */
export function isoTime(moment: number): string {
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, "Z");
}
