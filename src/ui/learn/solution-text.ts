import type { Words } from "../../text/words.ts";
import type { DefinitionChange } from "../../workshop/machine/compare-definitions.ts";
import { drawChangeByState } from "../results/definition-change-text.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { LearnWords } from "./words.ts";

/** Draws what leads from the attendee's machine to the solution. */
export function drawSolutionChange(
  changes: DefinitionChange | undefined,
  { terminal, words, machineWords }: { terminal: Terminal; words: LearnWords; machineWords: Words<"screen-machine"> },
): string {
  if (changes === undefined) return words.say("learn-no-graph");
  if (changes.states.length + changes.machine.length === 0) return words.say("learn-diff-none");
  return `${words.say("learn-diff-head")}\n\n${drawChangeByState(changes, terminal, machineWords)}`;
}
