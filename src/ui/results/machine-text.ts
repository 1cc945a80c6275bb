import type { Words } from "../../text/words.ts";
import type { DeployedMachine } from "../../workshop/machine/deployed-machine.ts";
import { drawChangeAsText, drawChangeByState } from "./definition-change-text.ts";
import { drawMachine } from "../graph/draw-machine.ts";
import type { StateNote } from "../graph/state-note.ts";
import { paint, type Terminal } from "../terminal/terminal.ts";

/** The areas that a deployed machine is worded by. */
export const machineAreas = ["screen-machine", "progress-stages"] as const;

/** The machine's graph with what its stage added, what that changed in the definition, and what to do next. */
export async function drawDeployedMachine(
  machine: DeployedMachine,
  { terminal, words, diff }: { terminal: Terminal; words: Words<(typeof machineAreas)[number]>; diff: boolean },
): Promise<string> {
  const { name, changes } = machine;
  const shownOnly = machine.change === "none";
  const asText = diff && changes !== undefined && changes.lines.length > 0;
  return [
    ...describeChange(machine, words),
    "",
    paint("bold", words.say("machine-stage", { stage: machine.stage, title: words.word(machine.title) })),
    "",
    await drawStageGraph(machine, terminal),
    "",
    ...(machine.adds.length > 0 ? [words.say("machine-added", { states: machine.adds })] : []),
    ...machine.explanation.map((line) => `  ${words.word(line)}`),
    ...(changes ? ["", words.say("definition-change-head"), drawChangeByState(changes, terminal, words)] : []),
    ...(asText ? ["", words.say("definition-text-head"), drawChangeAsText(changes)] : []),
    "",
    ...(changes && !asText && changes.lines.length > 0
      ? [words.say("machine-diff-hint", { flags: machine.deployFlags })]
      : []),
    ...(shownOnly
      ? [words.say("machine-deploy", { flags: machine.deployFlags })]
      : [words.say("machine-definition-hint", { name }), words.say("machine-try", { flags: machine.runFlags })]),
    ...(machine.nextFlags && !shownOnly ? [words.say("machine-next", { flags: machine.nextFlags })] : []),
  ].join("\n");
}

function describeChange({ change, name, arn, version }: DeployedMachine, words: Words<"screen-machine">): string[] {
  const live = version === undefined ? [] : [words.say("machine-version", { version })];
  switch (change) {
    case "none":
      return [words.say("machine-shown", { name, there: arn !== "" })];
    case "put-back":
      return [words.say("machine-put-back", { name, version: version ?? 0 })];
    case "created":
      return [words.say("machine-created", { name }), ...live];
    case "updated":
      return [words.say("machine-updated", { name }), ...live];
    case "unchanged":
      return [words.say("machine-up-to-date", { name }), ...live];
  }
}

/** A stage's machine with its new states marked. */
async function drawStageGraph(
  machine: Pick<DeployedMachine, "definition" | "adds" | "name">,
  terminal: Terminal,
): Promise<string> {
  const notes = new Map<string, StateNote>(machine.adds.map((state) => [state, { status: "added" }]));
  return (await drawMachine({ definition: machine.definition, notes, label: machine.name }, terminal)) ?? "";
}
