import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

const listed = (names: readonly string[]): string =>
  names.length <= 8 ? names.join(", ") : `${names.slice(0, 8).join(", ")} and ${names.length - 8} more`;

/** The work on a room of environments. */
export const text = {
  "cost-room": (v: { count: number }) =>
    `${countOf(v.count, "environment")} that nobody uses cost less than $${(v.count * 0.1).toFixed(2)} a month. Each photo costs up to about $0.004.`,
  "ask-room-down": (v: { names: readonly string[]; others: number }) =>
    [
      `Delete ${countOf(v.names.length, "environment")} (${listed(v.names)}) with everything in ${v.names.length === 1 ? "it" : "them"}?`,
      ...(v.others === 0 ? [] : [`${v.others} of them ${v.others === 1 ? "has" : "have"} another owner.`]),
    ].join(" "),
  "ask-room-reset": (v: { names: readonly string[] }) =>
    `Delete machines, executions, faces, items and thumbnails of ${countOf(v.names.length, "environment")} (${listed(v.names)})?`,
  "leave-room": "Run the same command again: it finds what is done and continues with the rest",
  "step-reset-machines": "state machines and executions",
  "step-reset-data": "items and thumbnails",
} satisfies AreaText;
