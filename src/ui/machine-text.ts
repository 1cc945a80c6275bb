import type { Words } from "../text/words.ts";
import type { DeployedMachine } from "../workshop/machines.ts";
import { drawChangeAsText, drawChangeByState } from "./definition-change-text.ts";
import { drawMachine } from "./graph/draw-machine.ts";
import type { StateNote } from "./graph/state-note.ts";
import { paint, type Terminal } from "./terminal.ts";

/** The machine's graph with what its stage added, what that changed in the definition, and what to do next. */
export async function drawDeployedMachine(
  machine: DeployedMachine,
  { terminal, words, diff }: { terminal: Terminal; words: Words<"screen-machine">; diff: boolean },
): Promise<string> {
  const { name, stage, changes } = machine;
  const done = {
    created: "machine-created",
    updated: "machine-updated",
    unchanged: "machine-up-to-date",
  } as const;
  return [
    words.say(done[machine.change], { name }),
    "",
    paint("bold", `${stage}: ${machine.title}`),
    "",
    await drawStageGraph(machine, terminal),
    "",
    words.say("machine-added", { states: machine.adds }),
    ...machine.explanation.map((line) => `  ${line}`),
    ...(changes ? ["", words.say("definition-change-head"), drawChangeByState(changes, terminal, words)] : []),
    ...(changes && diff ? ["", words.say("definition-text-head"), drawChangeAsText(changes)] : []),
    "",
    ...(changes && !diff && changes.lines.length > 0 ? [words.say("machine-diff-hint", { stage })] : []),
    words.say("machine-definition-hint", { name }),
    words.say("machine-try", { stage }),
    ...(stage < 4 ? [words.say("machine-next", { stage: stage + 1 })] : []),
  ].join("\n");
}

/** A stage's machine with its new states marked. */
export async function drawStageGraph(
  machine: Pick<DeployedMachine, "definition" | "adds" | "name">,
  terminal: Terminal,
): Promise<string> {
  const notes = new Map<string, StateNote>(machine.adds.map((state) => [state, { status: "added" }]));
  return (await drawMachine({ definition: machine.definition, notes, label: machine.name }, terminal)) ?? "";
}
