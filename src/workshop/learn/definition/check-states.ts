import { mistaken, type Finding, type MistakeCode } from "../check.ts";
import { itemsOf, memberOf, nodeAt } from "../json/json-node.ts";
import { stateMissing } from "./check-functions.ts";
import {
  branchesOf,
  calledFunction,
  findState,
  listStates,
  listTexts,
  placeIn,
  textMember,
  type MachineFile,
} from "./machine-file.ts";

/** The mistakes that {@link checkCatch} recognises. */
export const catchMistakes: readonly MistakeCode[] = ["mistake-catch-missing", "mistake-other-error"];
/** The mistakes that {@link checkParallel} recognises. */
export const parallelMistakes: readonly MistakeCode[] = [
  "mistake-not-parallel",
  "mistake-branch-count",
  "mistake-branch-order",
];

/** Whether a state's Catch takes an error. `States.ALL` takes it as well. */
export function checkCatch(file: MachineFile, wanted: { state: string; error: string }): Finding | undefined {
  const state = findState(file, wanted.state);
  if (state === undefined) return stateMissing(file, wanted.state);
  const catchers = memberOf(state.node, "Catch");
  const names = itemsOf(catchers?.node).flatMap((item) => listTexts(nodeAt(item, ["ErrorEquals"])));
  if (names.some(({ text }) => [wanted.error, "States.ALL", "States.TaskFailed"].includes(text))) return undefined;
  const [other] = names;
  if (other === undefined)
    return mistaken({ code: "mistake-catch-missing", values: wanted }, placeIn(file, catchers?.key ?? state.key));
  return mistaken({ code: "mistake-other-error", values: { ...wanted, name: other.text } }, placeIn(file, other.node));
}

/** Whether a state leads to another. */
export function checkNextState(file: MachineFile, way: { from: string; to: string }): Finding | undefined {
  const state = findState(file, way.from);
  if (state === undefined) return stateMissing(file, way.from);
  if (textMember(state, "Next") === way.to) return undefined;
  const span = memberOf(state.node, "Next")?.node ?? memberOf(state.node, "End")?.key ?? state.key;
  return mistaken({ code: "mistake-next-elsewhere", values: way }, placeIn(file, span));
}

/** Whether a Parallel state has two branches that call two functions, in this order. */
export function checkParallel(
  file: MachineFile,
  wanted: { state: string; branches: readonly [string, string]; outputs: ReadonlyMap<string, string> },
): Finding | undefined {
  const state = findState(file, wanted.state);
  if (state === undefined) return stateMissing(file, wanted.state);
  const type = textMember(state, "Type") ?? "";
  if (type !== "Parallel")
    return mistaken({ code: "mistake-not-parallel", values: { state: state.name, type } }, placeIn(file, state.key));
  const branches = branchesOf(state.node);
  const key = memberOf(state.node, "Branches")?.key ?? state.key;
  if (branches.length !== 2)
    return mistaken({ code: "mistake-branch-count", values: { count: branches.length } }, placeIn(file, key));
  const called = branches.map((branch) => listStates(branch).flatMap((inner) => calledFunction(inner)?.arn ?? []));
  const [first, second] = wanted.branches.map((output) => wanted.outputs.get(output) ?? "");
  const swapped = called[0]?.includes(second ?? "") && called[1]?.includes(first ?? "");
  return swapped ? mistaken({ code: "mistake-branch-order" }, placeIn(file, key)) : undefined;
}

/** A path into the result of a Parallel state that forgets that the result is a list. */
export function checkListPaths(file: MachineFile, member: string): Finding | undefined {
  const wrong = listTexts(file.root).find(({ text }) => new RegExp(String.raw`^\$\.${member}\.\w`).test(text));
  if (wrong === undefined) return undefined;
  return mistaken({ code: "mistake-list-without-index", values: { path: wrong.text } }, placeIn(file, wrong.node));
}
