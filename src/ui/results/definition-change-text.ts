import type { Words } from "../../text/words.ts";
import type { DefinitionChange, FieldChange } from "../../workshop/machine/compare-definitions.ts";
import { cutText } from "../graph/painting/cut-text.ts";
import { width } from "../terminal/width.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";

const indent = 4;

/** A definition's change by state: what is new, what is gone, and which members differ. */
export function drawChangeByState(
  change: DefinitionChange,
  terminal: Terminal,
  words: Words<"screen-machine">,
): string {
  const lines = change.states.flatMap(({ name, change: kind, fields }) => {
    if (kind === "added") return [paint("green", `+ ${name}`)];
    if (kind === "removed") return [paint("red", `- ${name}`)];
    return [
      paint("yellow", `~ ${name}`),
      ...fields.map((field) => `${" ".repeat(indent)}${drawField(field, terminal)}`),
    ];
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

/** Both values on one line. A value that is too long leaves room for the other one: `--diff` shows all of it. */
function drawField({ field, before = "-", after = "-" }: FieldChange, terminal: Terminal): string {
  const room = Math.max(20, terminal.columns - indent - width(`${field}:  → `));
  const shown = (value: string, other: string): string =>
    cutText(value, Math.max(Math.floor(room / 2), room - width(other)));
  return `${field}: ${shown(before, after)} ${signsOf(terminal).arrow} ${shown(after, before)}`;
}
