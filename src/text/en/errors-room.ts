import { programLine } from "../command-line.ts";
import { countOf } from "../count.ts";
import type { AnyMessage, AreaText } from "../entry.ts";

/** Errors of a room of environments. */
export const text = {
  "roster-not-found": (v: { file: string; problem: AnyMessage }, { say }) => ({
    message: `Cannot read the roster ${v.file}.`,
    why: say(v.problem),
    next: ["Name a file with one environment on each line, such as alice"],
  }),
  "roster-unreadable": (v: { file: string; reason: string | undefined }) => ({
    message: `The roster ${v.file} lists no environments.`,
    why: v.reason,
    next: ["Write a CSV file with the columns env,attendee", "Or write one name on each line"],
  }),
  "roster-doubles": (v: { file: string; names: readonly string[] }) => ({
    message: `The roster ${v.file} has the same environment several times: ${v.names.join(", ")}`,
    next: ["Give each attendee an environment that no other row names"],
  }),
  "roster-without-env": (v: { file: string; columns: readonly string[] }) => ({
    message: `The roster ${v.file} has no column env.`,
    why: `Its columns are ${v.columns.join(", ")}.`,
    next: ["Add a column env with a short name for each attendee, such as alice"],
  }),
  "roster-bad-names": (v: { file: string; names: readonly string[] }) => ({
    message: `The roster ${v.file} has names that an environment cannot have: ${v.names.join(", ")}`,
    why: "A name has up to 15 lower-case letters, digits and hyphens, with no hyphen at either end. It does not begin with a stage's number, sdk, express or live.",
    next: ["Change these names; the column attendee can contain any text"],
  }),
  "room-quota": (v: { what: "roles" | "stacks"; used: number; limit: number; needed: number }) => ({
    message: `The roster needs ${v.needed} more ${v.needed === 1 ? v.what.replace(/s$/, "") : v.what}, and the account has ${v.limit - v.used} left.`,
    why: `${v.used} of ${v.limit} ${v.what} are in use.`,
    next: ["Request a higher quota in Service Quotas", "Or divide the roster among several accounts"],
  }),
  "environment-not-found": (v: { name: string; known: readonly string[] }) => ({
    message: `There is no environment ${v.name}.`,
    why: v.known.length === 0 ? undefined : `The environments here are ${v.known.join(", ")}.`,
    next: [`List the environments: \`${programLine("env list")}\``],
  }),
  "reset-needs-one": {
    message: "No environment is given.",
    next: [`Run \`${programLine("env reset NAME")}\``, `Or run \`${programLine("env reset --all")}\``],
  },
  "room-some-failed": (v: { failed: number; count: number }) => ({
    message: `${v.failed} of ${countOf(v.count, "environment")} failed.`,
    next: ["Run the command again: it continues with what is left"],
  }),
  "cards-not-written": (v: { file: string; reason: string }) => ({
    message: `The file ${v.file} cannot be written.`,
    why: v.reason,
    next: ["Run the command again with another --out: the environments stay as they are"],
  }),
} satisfies AreaText;
