import type { AreaText } from "../entry.ts";

/** What `inspect machine` and `deploy-machine` show of a machine. */
export const text = {
  "machine-head": (v: { name: string; source: "stage" | "file" | "deployed"; stage?: number | undefined }) =>
    v.source === "stage" ? `Stage ${v.stage}: ${v.name}` : v.source === "file" ? `File: ${v.name}` : v.name,
  "machine-without-states": "The definition has no states to draw.",
  "machine-added": (v: { states: readonly string[] }) => `+ new in this stage: ${v.states.join(", ")}`,
  "machine-valid": "Step Functions accepts the definition.",
  "machine-itself": "the machine",
  "machine-definition-hint": (v: { stage?: number | undefined; file?: string | undefined; name: string }, { cmd }) =>
    `Definition: ${
      v.stage === undefined && v.file === undefined
        ? cmd("inspect machine", { definition: true }, v.name)
        : cmd("inspect machine", { stage: v.stage, file: v.file, definition: true })
    }`,
  "machine-written": (v: { file: string }) => `Written to ${v.file}.`,
  "definition-unchanged": "The definition is the same.",
  "definition-change-head": "What this changes in the definition:",
  "definition-text-head": "The same as text:",
  "machine-diff-hint": (v: { stage: number }, { cmd }) =>
    `The same as text: ${cmd("deploy-machine", { stage: v.stage, diff: true })}`,
  "machine-created": (v: { name: string }) => `${v.name} is created.`,
  "machine-updated": (v: { name: string }) => `${v.name} is updated.`,
  "machine-up-to-date": (v: { name: string }) => `${v.name} is up to date.`,
  "machine-try": (v: { stage: number }, { cmd }) =>
    `Try it: ${cmd("run", { user: "user_a", key: "1_happy_face.jpg", stage: v.stage })}`,
  "machine-next": (v: { stage: number }, { cmd }) => `Then: ${cmd("deploy-machine", { stage: v.stage })}`,
} satisfies AreaText;
