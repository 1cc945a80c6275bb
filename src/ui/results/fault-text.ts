import type { KnownFault } from "../../workshop/endpoint/faults.ts";
import type { Words } from "../../text/words.ts";
import { drawTable } from "../terminal/table.ts";

type FaultWords = Words<"screen-fault">;

/** One fault in a row: what it does, to which calls, and how often it did. */
export function drawFaults(faults: readonly KnownFault[], words: FaultWords, columns: number): string {
  const head = [
    words.say("fault-id"),
    words.say("fault-kind"),
    words.say("fault-calls"),
    words.say("fault-settings"),
    words.say("fault-struck"),
  ];
  const rows = faults.map((fault) => [
    fault.id,
    fault.kind,
    callsOf(fault, words),
    describeSettings(fault, words),
    String(fault.struck),
  ]);
  return drawTable({ head, rows, alignRight: [4] }, columns);
}

/** All faults in one line, for `local status`. */
export function summariseFaults(faults: readonly KnownFault[]): string {
  return faults.map(({ id, kind, service }) => `${id} ${kind}${service ? ` ${service}` : ""}`).join(", ");
}

function callsOf({ service, operation, from }: KnownFault, words: FaultWords): string {
  const calls = [service, operation].filter((part) => part !== undefined).join(" ") || words.say("fault-all-calls");
  return from === undefined ? calls : words.say("fault-from", { calls, from: from.join(", ") });
}

function describeSettings(fault: KnownFault, words: FaultWords): string {
  const { rate, count, skip, seconds, calls, bucket, refill, code, status, seed, profile } = fault;
  const settings = [
    rate === undefined ? undefined : `${rate} %`,
    skip === undefined ? undefined : words.say("fault-skip", { skip }),
    count === undefined ? undefined : words.say("fault-count", { count }),
    seconds === undefined ? undefined : `${seconds} s`,
    calls === undefined ? undefined : words.say("fault-lag-calls", { calls }),
    bucket === undefined ? undefined : words.say("fault-bucket", { bucket }),
    refill === undefined ? undefined : words.say("fault-refill", { refill }),
    code,
    status === undefined ? undefined : `HTTP ${status}`,
    rate === undefined ? undefined : words.say("fault-seed", { seed }),
    profile,
  ];
  return settings.filter((setting) => setting !== undefined).join(", ");
}
