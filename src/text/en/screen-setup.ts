import type { AreaText, NoValues } from "../entry.ts";

/** The end of `setup`. */
export const text = {
  "setup-done": (v: { stack: string }) => `The environment is ready. Outputs of the stack ${v.stack}:`,
  "setup-unchanged": (v: { stack: string }) =>
    `The environment is ready; nothing had to change. Outputs of the stack ${v.stack}:`,
  "setup-photos": (v: { keys: readonly string[] }) => `Photos: ${v.keys.join(", ")}`,
  "setup-next": (_: NoValues, { cmd }) => `Next: ${cmd("deploy-machine", { stage: 1 })}`,
} satisfies AreaText;
