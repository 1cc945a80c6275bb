import type { Words } from "../../text/words.ts";
import type { MachineDefinition } from "../../workshop/inspect/machine-view.ts";
import { stateOfLocation } from "../../workshop/machine/state-of-location.ts";
import { drawMachine, type GraphForm } from "../graph/draw-machine.ts";
import type { StateNote } from "../graph/state-note.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";

/** The machine to show, and how. */
export interface MachineView {
  readonly machine: MachineDefinition;
  readonly form: GraphForm;
  /** Also the definition's text. */
  readonly definition: boolean;
}

/** A machine's graph, its problems at their states, and its definition or how to see it. */
export async function drawInspectedMachine(
  { machine, form, definition }: MachineView,
  terminal: Terminal,
  words: Words<"screen-machine">,
): Promise<string> {
  const notes = notesOf(machine);
  const graph = await drawMachine({ definition: machine.definition, form, notes, label: machine.name }, terminal);
  const text = prettyDefinition(machine.definition);
  if (form === "svg" || form === "mermaid") return graph ?? words.say("machine-without-states");
  return [
    paint("bold", words.say("machine-head", { name: machine.name, source: machine.source, stage: machine.stage })),
    "",
    graph ?? words.say("machine-without-states"),
    ...drawLegend(machine, words),
    ...drawProblems(machine, terminal, words),
    "",
    definition ? text : words.say("machine-definition-hint", hintOf(machine)),
  ].join("\n");
}

/** The definition as it is read best: two spaces, one member a line. */
function prettyDefinition(definition: string): string {
  try {
    return JSON.stringify(JSON.parse(definition), undefined, 2);
  } catch {
    return definition;
  }
}

function hintOf({ source, name, stage }: MachineDefinition) {
  return { stage: source === "stage" ? stage : undefined, file: source === "file" ? name : undefined, name };
}

function notesOf(machine: MachineDefinition): ReadonlyMap<string, StateNote> | undefined {
  const notes = new Map<string, StateNote>(machine.adds.map((name) => [name, { status: "added" }]));
  for (const { severity, location, message } of machine.problems ?? []) {
    const state = stateOfLocation(location);
    if (state !== undefined) notes.set(state, { status: severity === "ERROR" ? "wrong" : "changed", text: message });
  }
  return notes.size === 0 ? undefined : notes;
}

function drawLegend({ adds }: MachineDefinition, words: Words<"screen-machine">): string[] {
  return adds.length === 0 ? [] : ["", words.say("machine-added", { states: adds })];
}

function drawProblems({ problems }: MachineDefinition, terminal: Terminal, words: Words<"screen-machine">): string[] {
  if (problems === undefined) return [];
  const signs = signsOf(terminal);
  if (problems.length === 0) return ["", `${paint("green", signs.done)} ${words.say("machine-valid")}`];
  return [
    "",
    ...problems.map(({ severity, code, location, message }) => {
      const sign = severity === "ERROR" ? paint("red", signs.failed) : paint("yellow", signs.warning);
      return `${sign} ${stateOfLocation(location) ?? words.say("machine-itself")}: ${message} (${code}${location ? `, ${location}` : ""})`;
    }),
  ];
}
