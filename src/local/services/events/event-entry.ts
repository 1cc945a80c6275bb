import type { PutEventsRequestEntry, PutEventsResultEntry } from "@aws-sdk/client-eventbridge";
import type { Caller } from "../../service.ts";
import { isObject, type JsonObject, parseJson } from "../../states-language/json.ts";
import { invalid } from "./events-errors.ts";
import { checkRequest } from "./names.ts";

const mostEntries = 10;
/** Entries that a refusal repeats. */
const mostShown = 100;
/** Bytes that all entries of a request may have. */
const sizeLimit = 262_144;
/** Bytes that an entry's time counts. */
const timeSize = 14;

/** Checks what holds for all entries together. @throws AwsError `ValidationException` */
export function checkEntries(entries: readonly PutEventsRequestEntry[] | undefined): readonly PutEventsRequestEntry[] {
  checkRequest().required("entries", entries).finish();
  const list = entries ?? [];
  if (list.length < 1 || list.length > mostEntries) {
    const bound = list.length < 1 ? "greater than or equal to 1" : `less than or equal to ${mostEntries}`;
    throw invalid(
      `1 validation error detected: Value '[${list.slice(0, mostShown).map(printEntry).join(", ")}]' at 'entries' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  if (list.reduce((sum, entry) => sum + sizeOf(entry), 0) >= sizeLimit) {
    throw invalid("Total size of the entries in the request is over the limit.");
  }
  return list;
}

/** Why an entry is not taken; undefined when it is. */
export function findEntryFault(entry: PutEventsRequestEntry, caller: Caller): PutEventsResultEntry | undefined {
  const missing = (["Source", "DetailType", "Detail"] as const).find((name) => !entry[name]);
  if (missing !== undefined) return invalidArgument(missing, `${missing} is a required argument.`);
  if (Buffer.byteLength(entry.DetailType ?? "") > 128) return invalidArgument("DetailType", "DetailType is too long.");
  // The sources of AWS's own events: only services speak in their name.
  if (entry.Source?.startsWith("aws.") && caller.principal.type !== "service") {
    return { ErrorCode: "NotAuthorizedForSourceException", ErrorMessage: "Not authorized for the source." };
  }
  if (readDetail(entry.Detail) === undefined) {
    return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
  }
  return undefined;
}

function invalidArgument(name: string, reason: string): PutEventsResultEntry {
  return { ErrorCode: "InvalidArgument", ErrorMessage: `Parameter ${name} is not valid. Reason: ${reason}` };
}

/** The detail of an event: a JSON object. Undefined where it is none, or nests too deeply. */
export function readDetail(detail: string | undefined): JsonObject | undefined {
  try {
    const read = parseJson(detail ?? "");
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes of an entry (EventBridge User Guide, "Calculating PutEvents event entry size"). */
function sizeOf({ Time, Source = "", DetailType = "", Detail = "", Resources = [] }: PutEventsRequestEntry): number {
  return (Time ? timeSize : 0) + Buffer.byteLength(Source + DetailType + Detail + Resources.join(""));
}

/** An entry as AWS's texts show it. */
function printEntry(entry: PutEventsRequestEntry): string {
  const shown = {
    time: entry.Time?.toISOString(),
    source: entry.Source,
    resources: entry.Resources && `[${entry.Resources.join(", ")}]`,
    detailType: entry.DetailType,
    detail: entry.Detail,
    eventBusName: entry.EventBusName,
    traceHeader: entry.TraceHeader,
    kmsKeyIdentifier: undefined,
    internalMetadata: undefined,
  };
  const members = Object.entries(shown).map(([name, value]) => `${name}=${value ?? "null"}`);
  return `PutEventsRequestEntry(${members.join(", ")})`;
}
