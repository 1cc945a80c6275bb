import type { AreaText } from "../entry.ts";
import { formatMegabytes } from "../format-number.ts";
import { countOf } from "../count.ts";

/** The findings of `doctor`. */
export const text = {
  "check-no-answer": "unknown: the response does not contain this value",
  "check-not-offered": "unknown: this endpoint does not offer the call",
  "check-denied": "unknown: the call was denied",
  "check-node": (v: { version: string; needed: string }) => `Node.js ${v.version} (${v.needed} or newer is needed)`,
  "check-disk": (v: { folder: string; freeMb: number; neededMb: number }) =>
    `${formatMegabytes(v.freeMb)} free in ${v.folder} (${formatMegabytes(v.neededMb)} are needed)`,
  "check-reached": (v: { account: string; region: string; endpointUrl?: string | undefined }) =>
    `account ${v.account}, region ${v.region}${v.endpointUrl === undefined ? "" : `, at ${v.endpointUrl}`}`,
  "check-not-reached": "no access",
  "label-operation": "Operation",
  "label-calls": "Calls",
  "label-median": "Median",
  "label-slowest": "Slowest",
  "label-errors": "Errors",
  "label-recording": "Recording",
  "label-here": "Here",
  "deep-done": (v: { environment: string; steps: number }) =>
    `The demo went as expected in the environment ${v.environment}: ${countOf(v.steps, "step")}. The environment is deleted.`,
  "recording-written": (v: { calls: number; operations: number; file: string }, { line }) =>
    `${countOf(v.calls, "call")} of ${countOf(v.operations, "operation")} are recorded in ${v.file}. To compare an endpoint with them: ${line(`doctor --replay ${v.file}`)}`,
  "recording-same": (v: { operations: number }) =>
    `The responses match the recording: ${countOf(v.operations, "operation")} compared.`,
  "recording-other-program": (v: { recorded: string; here: string }) =>
    `The recording is from version ${v.recorded} of this program. This is version ${v.here}, which may make other calls.`,
  "difference-calls": (v: { count: string }) => `${v.count} calls`,
  "check-region": (v: { region: string }) => `${v.region} has every service that the workshop needs`,
  "check-region-incomplete": (v: { region: string; nearest: string }) =>
    `${v.region} has no Rekognition; ${v.nearest} has every service`,
  "check-clock": (v: { seconds: number }) =>
    Math.abs(v.seconds) <= 2
      ? "the clock is right"
      : `the clock is ${Math.abs(v.seconds)} s ${v.seconds > 0 ? "ahead" : "behind"}; AWS accepts up to five minutes`,
  "check-roles": (v: { used: number; limit: number; needed: number }) =>
    `${v.used} of ${v.limit} roles are used; an environment needs ${v.needed}${v.limit - v.used < v.needed ? ". Delete unused ones, or request a higher quota" : ""}`,
  "check-concurrency": (v: { limit: number; rows: number }) =>
    `${countOf(v.limit, "function")} may run at once: good for bulk runs of ${countOf(v.rows, "row")} at a time`,
  "check-rekognition": (v: { region: string; perSecond: number }) =>
    `${v.region} allows ${v.perSecond} calls of an operation per second by default: good for bulk runs of ${countOf(v.perSecond, "row")} at a time`,
  "check-stacks": (v: { used: number; limit: number }) =>
    `${v.used} of ${v.limit} stacks are used${v.limit - v.used < 2 ? ". Delete unused ones, or request a higher quota" : ""}`,
  "check-permissions": (v: { denied: readonly string[]; how: "simulated" | "tried"; asked: number }) =>
    v.denied.length === 0
      ? `${countOf(v.asked, "action")} ${v.how === "simulated" ? "allowed, as IAM simulates them" : "checked by read-only calls, because IAM does not allow the simulation"}`
      : `denied: ${v.denied.join(", ")}. templates/operator-policy.json lists what is needed`,
  "check-leftovers": (v: { environments: readonly { stack: string; status: string; owner?: string | undefined }[] }) =>
    v.environments.length === 0
      ? "no environments exist"
      : `${countOf(v.environments.length, "environment")}: ${v.environments.map(({ stack, status, owner }) => `${stack} (${status}${owner === undefined ? "" : `, of ${owner}`})`).join(", ")}`,
} satisfies AreaText;
