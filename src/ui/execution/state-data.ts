import { isDeepStrictEqual } from "node:util";
import type { Words } from "../../text/words.ts";
import type { InspectedState } from "../../workshop/inspect/execution-view.ts";
import { paint } from "../terminal/terminal.ts";

/** How much of a state's data is shown. */
export interface DataView {
  /** Longer JSON is folded after this many lines; undefined shows all. */
  readonly mostLines: number | undefined;
  /** Say input and output as they are, also where they came unchanged from before. */
  readonly complete: boolean;
}

/**
 * A state's input, output, what it changed, and its error. Data that came unchanged from before is named, not repeated.
 */
export function drawStateData(
  state: InspectedState,
  earlier: readonly InspectedState[],
  { view, words }: { view: DataView; words: Words<"screen-execution" | "outcome"> },
): string {
  const json = (value: unknown, text: string | undefined): string =>
    foldJson(value, text, { view, words, state: state.name });
  const lines = [paint("bold", state.name)];
  if (state.input !== undefined) {
    const source = view.complete ? undefined : earlier.findLast(({ output }) => output === state.input);
    const sibling = view.complete || source ? undefined : earlier.find(({ input }) => input === state.input);
    if (source) lines.push(words.say("data-input-of-output", { state: source.name }));
    else if (sibling) lines.push(words.say("data-input-of-input", { state: sibling.name }));
    else lines.push(words.say("data-input"), json(state.inputValue, state.input));
  }
  if (state.output !== undefined) lines.push(...drawOutput(state, { view, words, json }));
  if (state.error !== undefined)
    lines.push(words.say("data-error", { error: state.error }), ...drawCause(state.cause, json));
  return lines.join("\n");
}

function drawOutput(
  state: InspectedState,
  {
    view,
    words,
    json,
  }: {
    view: DataView;
    words: Words<"screen-execution" | "outcome">;
    json: (value: unknown, text: string | undefined) => string;
  },
): string[] {
  if (state.output === state.input) return [words.say("data-output-is-input")];
  const change = compareMembers(state.inputValue, state.outputValue);
  if (change === undefined) return [words.say("data-output"), json(state.outputValue, state.output)];
  const changes = [
    ...(Object.keys(change.changed).length === 0
      ? []
      : [words.say("data-output-changes"), json(change.changed, undefined)]),
    ...(change.removed.length === 0 ? [] : [words.say("data-output-lacks", { members: change.removed })]),
  ];
  const added =
    Object.keys(change.added).length === 0 ? [] : [words.say("data-output-adds"), json(change.added, undefined)];
  return [
    ...(view.complete ? [words.say("data-output"), json(state.outputValue, state.output)] : []),
    ...added,
    ...changes,
  ];
}

/** Compares an output with the input, member by member. Undefined where no member of the input is kept. */
export function compareMembers(
  before: unknown,
  after: unknown,
): { added: object; changed: object; removed: string[] } | undefined {
  if (!isObject(before) || !isObject(after)) return undefined;
  const known = new Map(Object.entries(before));
  const now = new Map(Object.entries(after));
  const kept = [...known].filter(([name, value]) => now.has(name) && isDeepStrictEqual(now.get(name), value));
  if (kept.length === 0) return undefined;
  return {
    added: Object.fromEntries([...now].filter(([name]) => !known.has(name))),
    changed: Object.fromEntries(
      [...now].filter(([name, value]) => known.has(name) && !isDeepStrictEqual(known.get(name), value)),
    ),
    removed: [...known.keys()].filter((name) => !now.has(name)),
  };
}

/** A function's failure is JSON inside of the cause: its message, then its stack. */
function drawCause(cause: string | undefined, json: (value: unknown, text: string | undefined) => string): string[] {
  if (cause === undefined || cause === "") return [];
  const value = parse(cause);
  return isObject(value) ? [json(value, undefined)] : [`  ${cause}`];
}

/** An error's Cause inside of data is JSON in a text: it is shown as what it holds. */
function openCause(name: string, value: unknown): unknown {
  const inside = name === "Cause" && typeof value === "string" ? parse(value) : undefined;
  return isObject(inside) ? inside : value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function foldJson(
  value: unknown,
  text: string | undefined,
  { view, words, state }: { view: DataView; words: Words<"screen-execution" | "outcome">; state: string },
): string {
  const lines = (value === undefined ? (text ?? "") : JSON.stringify(value, openCause, 2)).split("\n");
  const most = view.mostLines;
  if (most === undefined || lines.length <= most + 2) return lines.map((line) => `  ${line}`).join("\n");
  const more = words.say("data-folded", { lines: lines.length - most, state });
  return [...lines.slice(0, most).map((line) => `  ${line}`), paint("dim", `  ${more}`)].join("\n");
}
