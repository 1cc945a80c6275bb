import type { AreaText, NoValues } from "../entry.ts";

/** The screens of the `local` commands. */
export const text = {
  "local-running": "The local endpoint is running.",
  "local-not-running": "The local endpoint is not running. The next command that needs it starts it.",
  "local-changing": "The local endpoint is starting or ending. Try again in a moment.",
  "local-silent": (_: NoValues, { cmd }) =>
    `The local endpoint is running, but it does not respond: it is busy or stuck. To end it: ${cmd("local stop")}`,
  "local-was-not-running": "The local endpoint was not running.",
  "local-stopped": "The local endpoint is stopped. Its data stays; the next command starts it again.",
  "local-killed": (v: { pid: number }) =>
    `The local endpoint, process ${v.pid}, did not respond and was ended. Its data stays; the next command starts it again.`,
  "local-nothing-stored": (v: { dataFolder: string }) => `Nothing is stored in ${v.dataFolder}.`,
  "local-data-deleted": (v: { dataFolder: string }) => `Everything in ${v.dataFolder} is deleted.`,
  "local-faults": "Faults",
  "local-permissions": "Permissions",
  "local-held": "only what the policy of `local start --caller-policy` allows",
} satisfies AreaText;
