import type { AnyMessage, AreaText } from "../entry.ts";

/** Errors of the `local fault` commands. */
export const text = {
  "unknown-fault-service": (v: { service: string; known: readonly string[] }) => ({
    message: `Unknown service: ${v.service}`,
    next: [`Use one of: ${v.known.join(", ")}`],
  }),
  "unknown-fault-operation": (v: { operation: string; service?: string | undefined }) => ({
    message: `Unknown operation${v.service === undefined ? "" : ` of ${v.service}`}: ${v.operation}`,
    next: ["Use the name that AWS gives it, such as --operation StartExecution", "Use a pattern, such as 'Describe*'"],
  }),
  "unknown-fault-profile": (v: { name: string; known: readonly string[] }) => ({
    message: `Unknown fault profile: ${v.name}`,
    next: [`Use one of: ${v.known.join(", ")}`],
  }),
  "fault-not-found": (v: { id: string; known: readonly string[] }, { cmd }) => ({
    message: `There is no fault ${v.id}.`,
    why: v.known.length === 0 ? "The local endpoint has no faults." : `Faults: ${v.known.join(", ")}.`,
    next: [`List the faults: \`${cmd("local fault list")}\``],
  }),
  "fault-needs": (v: { kind: string; flag: string }) => ({
    message: `The fault ${v.kind} needs --${v.flag}.`,
    next: [`Add --${v.flag}`],
  }),
  "caller-policy-not-found": (v: { file: string; problem: AnyMessage }, { say }) => ({
    message: `Cannot read the policy ${v.file}.`,
    why: say(v.problem),
    next: ["Name a JSON file with an IAM policy, or none to remove the policy"],
  }),
  "caller-policy-unreadable": (v: { file: string }) => ({
    message: `The file ${v.file} is not an IAM policy.`,
    why: "A policy is a JSON object with a list Statement. Each entry has Effect, Action and Resource.",
    next: ["Correct the file, or use templates/operator-policy.json"],
  }),
  "bad-fault-seconds": (v: { text: string }) => ({
    message: `Invalid number of seconds: ${v.text}`,
    next: ["Use a number between 0 and 3600, such as --seconds 2.5"],
  }),
  "fault-contradicts": (v: { one: string; other: string }) => ({
    message: `--${v.one} and --${v.other} exclude each other.`,
    next: ["Leave out one of them"],
  }),
} satisfies AreaText;
