import type { Ink } from "./painting/cell-grid.ts";
import type { StateNote } from "./state-note.ts";

const unicodeSigns: Readonly<Record<StateNote["status"], string>> = {
  succeeded: "✔",
  caught: "!",
  failed: "✖",
  running: "…",
  waiting: "…",
  untouched: "·",
  added: "+",
  changed: "~",
  wrong: "✖",
};

const asciiSigns: typeof unicodeSigns = {
  ...unicodeSigns,
  succeeded: "ok",
  failed: "x",
  running: ">",
  waiting: ">",
  untouched: ".",
  wrong: "x",
};

const inks: Readonly<Record<StateNote["status"], Ink>> = {
  succeeded: "good",
  caught: "warn",
  failed: "bad",
  running: "busy",
  waiting: "busy",
  untouched: "dim",
  added: "new",
  changed: "warn",
  wrong: "bad",
};

/** The sign that carries a state's note without colour. */
export function signOfNote(note: StateNote, options: { unicode: boolean }): string {
  return (options.unicode ? unicodeSigns : asciiSigns)[note.status];
}

/** The colour of a state's note. It never carries a meaning that the sign does not. */
export function inkOfNote(note: StateNote): Ink {
  return inks[note.status];
}
