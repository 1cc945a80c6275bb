import type { Words } from "../../text/words.ts";
import type { DefinitionChange, FieldChange } from "../../workshop/machine/compare-definitions.ts";
import { cutText } from "../graph/cut-text.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";

/** A definition's change by state: what is new, what is gone, and which members differ. */
export function drawChangeByState(
  change: DefinitionChange,
  terminal: Terminal,
  words: Words<"screen-machine">,
): string {
  const lines = change.states.flatMap(({ name, change: kind, fields }) => {
    if (kind === "added") return [paint("green", `+ ${name}`)];
    if (kind === "removed") return [paint("red", `- ${name}`)];
    return [paint("yellow", `~ ${name}`), ...fields.map((field) => `    ${drawField(field, terminal)}`)];
  });
  const machine = change.machine.map((field) => `~ ${drawField(field, terminal)}`);
  const all = [...machine, ...lines];
  return all.length === 0 ? words.say("definition-unchanged") : all.join("\n");
}

/** A definition's change as the lines of a unified diff. */
export function drawChangeAsText({ lines }: DefinitionChange): string {
  return lines
    .map((line) => {
      if (line.startsWith("+")) return paint("green", line);
      if (line.startsWith("-")) return paint("red", line);
      return line.startsWith("@") ? paint("dim", line) : line;
    })
    .join("\n");
}

function drawField({ field, before, after }: FieldChange, terminal: Terminal): string {
  const room = Math.max(10, Math.floor((terminal.columns - field.length - 12) / 2));
  const shown = (value: string | undefined): string => (value === undefined ? "-" : cutText(value, room));
  return `${field}: ${shown(before)} ${signsOf(terminal).arrow} ${shown(after)}`;
}
