import { mistaken, type Finding, type MistakeCode } from "../check.ts";
import { nearestWord } from "../json/edit-distance.ts";
import { calledFunction, findState, listStates, listTexts, placeIn, type MachineFile } from "./machine-file.ts";

/** The mistakes that {@link checkPlaceholders} recognises. */
export const placeholderMistakes: readonly MistakeCode[] = ["mistake-placeholder"];
/** The mistakes that {@link checkFunction} recognises. */
export const functionMistakes: readonly MistakeCode[] = [
  "mistake-state-missing",
  "mistake-no-resource",
  "mistake-other-function",
  "mistake-unknown-function",
];

/** The first placeholder of the workshop's text that is still there, with the value it stands for. */
export function checkPlaceholders(file: MachineFile, outputs: ReadonlyMap<string, string>): Finding | undefined {
  for (const { text, node } of listTexts(file.root)) {
    const placeholder = /REPLACE_WITH_(\w+)/.exec(text);
    if (!placeholder) continue;
    const output = placeholder[1] ?? "";
    const values = { placeholder: placeholder[0], output, value: outputs.get(output) };
    return mistaken({ code: "mistake-placeholder", values }, placeIn(file, node));
  }
  return undefined;
}

/** Whether a state calls the function of one of the stack's outputs. */
export function checkFunction(
  file: MachineFile,
  wanted: { state: string; output: string; outputs: ReadonlyMap<string, string> },
): Finding | undefined {
  const { state: name, output, outputs } = wanted;
  const state = findState(file, name);
  const arn = outputs.get(output) ?? "";
  if (state === undefined) return stateMissing(file, name, { output, arn });
  const called = calledFunction(state);
  if (called === undefined)
    return mistaken({ code: "mistake-no-resource", values: { state: name, output, arn } }, placeIn(file, state.key));
  if (called.arn === arn || called.arn.startsWith(`${arn}:`)) return undefined;
  const other = [...outputs].find(([, value]) => value === called.arn)?.[0];
  const place = placeIn(file, called.node);
  if (other !== undefined)
    return mistaken(
      {
        code: "mistake-other-function",
        values: { state: name, called: functionOf(other), expected: functionOf(output), arn },
      },
      place,
    );
  return mistaken({ code: "mistake-unknown-function", values: { state: name, output, arn } }, place);
}

/**
 * A state that a lesson needs and that is not there, with the name that is most like it.
 *
 * @param called the stack's output that names the state's function, and its value
 */
export function stateMissing(file: MachineFile, name: string, called?: { output: string; arn: string }): Finding {
  const names = listStates(file.root).map((state) => state.name);
  const nearest = nearestWord(name, names);
  const similar = nearest === undefined ? undefined : findState(file, nearest);
  return mistaken(
    { code: "mistake-state-missing", values: { state: name, nearest, ...called } },
    placeIn(file, similar?.key),
  );
}

function functionOf(output: string): string {
  return output.replace(/Arn$/, "");
}
