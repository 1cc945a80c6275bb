import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** The screens of the `local fault` commands, and the faults in `local status`. */
export const text = {
  "fault-id": "Fault",
  "fault-kind": "Kind",
  "fault-calls": "Calls",
  "fault-settings": "Settings",
  "fault-struck": "Hits",
  "fault-all-calls": "all calls",
  "fault-from": (v: { calls: string; from: string }) => `${v.calls} from ${v.from}`,
  "fault-skip": (v: { skip: number }) => `after ${countOf(v.skip, "call")}`,
  "fault-count": (v: { count: number }) => `${countOf(v.count, "time")} at most`,
  "fault-lag-calls": (v: { calls: number }) => `for ${countOf(v.calls, "read")}`,
  "fault-bucket": (v: { bucket: number }) => `${countOf(v.bucket, "call")} at once`,
  "fault-refill": (v: { refill: number }) => `${v.refill} more each second`,
  "fault-seed": (v: { seed: number }) => `seed ${v.seed}`,
  "faults-none": "The local endpoint has no faults.",
  "faults-added": (v: { count: number }) => `${countOf(v.count, "fault")} added.`,
  "faults-cleared": (v: { count: number }) => `${countOf(v.count, "fault")} removed.`,
  "faults-apply-later": "The local endpoint is not running. The faults apply when it starts.",
  "faults-clear-hint": (_v: Record<string, never>, { cmd }) => `Remove them: ${cmd("local fault clear")}`,
} satisfies AreaText;
