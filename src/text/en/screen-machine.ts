import type { HintedFlags } from "../command-line.ts";
import type { AreaText } from "../entry.ts";

/** The screens of `inspect machine` and `deploy-machine`. */
export const text = {
  "machine-head": (v: { name: string; source: "stage" | "file" | "deployed"; stage?: number | undefined }) =>
    v.source === "stage" ? `Stage ${v.stage}: ${v.name}` : v.source === "file" ? `File: ${v.name}` : v.name,
  "machine-stage": (v: { stage?: number | undefined; title: string }) =>
    v.stage === undefined ? v.title : `Stage ${v.stage}: ${v.title}`,
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
  "machine-diff-hint": (v: { flags: HintedFlags }, { cmd }) =>
    `The same as text: ${cmd("deploy-machine", { ...v.flags, diff: true })}`,
  "machine-created": (v: { name: string }) => `${v.name} is created.`,
  "machine-updated": (v: { name: string }) => `${v.name} is updated.`,
  "machine-up-to-date": (v: { name: string }) => `${v.name} is up to date.`,
  "machine-put-back": (v: { name: string; version: number }) => `${v.name} is back at version ${v.version}.`,
  "machine-shown": (v: { name: string; there: boolean }) =>
    v.there ? `${v.name} is not changed.` : `${v.name} is not deployed. Nothing is changed.`,
  "machine-version": (v: { version: number }) => `The alias live points to version ${v.version}.`,
  "machine-deploy": (v: { flags: HintedFlags }, { cmd }) => `To change it: ${cmd("deploy-machine", v.flags)}`,
  "machine-try": (v: { flags: HintedFlags }, { cmd }) =>
    `Try it: ${cmd("run", v.flags["input"] === undefined ? { user: "user_a", key: "1_happy_face.jpg", ...v.flags } : v.flags)}`,
  "machine-next": (v: { flags: HintedFlags }, { cmd }) => `Then: ${cmd("deploy-machine", v.flags)}`,
} satisfies AreaText;
