import { mistaken, type Finding, type MistakeCode } from "../check.ts";
import { itemsOf, memberOf, membersOf, nodeAt, textOf } from "../json/json-node.ts";
import { nearestWord } from "../json/edit-distance.ts";
import { listStates, listTexts, nextStates, placeIn, type MachineFile, type WrittenState } from "./machine-file.ts";

/** The mistakes that {@link checkStructure} recognises. */
export const structureMistakes: readonly MistakeCode[] = [
  "mistake-no-states",
  "mistake-catch-at-top",
  "mistake-state-inside-state",
  "mistake-branches-object",
  "mistake-same-name",
  "mistake-branch-leaves",
  "mistake-end-and-next",
  "mistake-no-end",
  "mistake-unknown-state",
  "mistake-result-path-empty",
  "mistake-result-path-invalid",
  "mistake-misspelt-error",
  "mistake-catch-empty",
];

/** The errors that the workshop's functions throw, and the names of the States Language that people write with them. */
const knownErrors = [
  "PhotoDoesNotMeetRequirementError",
  "FaceAlreadyExistsError",
  "ImageIdentifyError",
  "InappropriateError",
  "S3.NoSuchKeyException",
  "StepFunctions.ExecutionAlreadyExistsException",
  "States.ALL",
  "States.TaskFailed",
  "States.Timeout",
  "States.HeartbeatTimeout",
];

/** The mistakes of writing that Step Functions reports without the reason, or does not report at all. */
export function checkStructure(file: MachineFile): Finding | undefined {
  const top = memberOf(file.root, "States");
  if (top?.node.kind !== "object" || top.node.members.length === 0)
    return mistaken({ code: "mistake-no-states" }, placeIn(file, top?.key));
  const states = listStates(file.root);
  return checkTop(file) ?? checkNames(file, states) ?? firstFinding(states, (state) => checkState(file, state, states));
}

function checkTop(file: MachineFile): Finding | undefined {
  const handler = memberOf(file.root, "Catch") ?? memberOf(file.root, "Retry");
  if (handler)
    return mistaken({ code: "mistake-catch-at-top", values: { field: handler.name } }, placeIn(file, handler.key));
  const start = nodeAt(file.root, ["StartAt"]);
  const names = membersOf(nodeAt(file.root, ["States"])).map((member) => member.name);
  const name = textOf(start);
  if (name === undefined || names.includes(name)) return undefined;
  return mistaken(
    { code: "mistake-unknown-state", values: { field: "StartAt", name, nearest: nearestWord(name, names) } },
    placeIn(file, start),
  );
}

/** State names are unique in the whole machine (States Language, "States"). */
function checkNames(file: MachineFile, states: readonly WrittenState[]): Finding | undefined {
  const twice = states.find((state, index) => states.findIndex((other) => other.name === state.name) !== index);
  if (twice === undefined) return undefined;
  return mistaken({ code: "mistake-same-name", values: { state: twice.name } }, placeIn(file, twice.key));
}

function checkState(file: MachineFile, state: WrittenState, states: readonly WrittenState[]): Finding | undefined {
  return (
    checkInside(file, state) ??
    checkEnd(file, state) ??
    checkNext(file, state, states) ??
    checkPaths(file, state) ??
    checkErrors(file, state)
  );
}

function checkInside(file: MachineFile, { name, node }: WrittenState): Finding | undefined {
  const inner = membersOf(node).find(
    (member) => member.node.kind === "object" && textOf(memberOf(member.node, "Type")?.node) !== undefined,
  );
  if (inner) {
    const values = { state: inner.name, within: name };
    return mistaken({ code: "mistake-state-inside-state", values }, placeIn(file, inner.key));
  }
  const branches = memberOf(node, "Branches");
  if (branches && branches.node.kind !== "array")
    return mistaken({ code: "mistake-branches-object", values: { state: name } }, placeIn(file, branches.key));
  return undefined;
}

function checkEnd(file: MachineFile, { name, node, key }: WrittenState): Finding | undefined {
  const [end, next] = [memberOf(node, "End"), memberOf(node, "Next")];
  if (end && next) return mistaken({ code: "mistake-end-and-next", values: { state: name } }, placeIn(file, next.key));
  const ends = ["Choice", "Succeed", "Fail"].includes(textOf(nodeAt(node, ["Type"])) ?? "");
  if (!end && !next && !ends) return mistaken({ code: "mistake-no-end", values: { state: name } }, placeIn(file, key));
  return undefined;
}

function checkNext(
  file: MachineFile,
  { node, name, siblings, within }: WrittenState,
  states: readonly WrittenState[],
): Finding | undefined {
  const names = siblings.members.map((member) => member.name);
  for (const next of nextStates(node)) {
    if (names.includes(next.name)) continue;
    const parent = within.at(-1);
    const outside = states.find((state) => state.name === next.name);
    if (parent !== undefined && outside && outside.within.length < within.length) {
      const values = { state: name, parent, target: next.name };
      return mistaken({ code: "mistake-branch-leaves", values }, placeIn(file, next.node));
    }
    const nearest = nearestWord(next.name, names);
    return mistaken(
      { code: "mistake-unknown-state", values: { field: "Next", name: next.name, nearest } },
      placeIn(file, next.node),
    );
  }
  return undefined;
}

function checkPaths(file: MachineFile, { node }: WrittenState): Finding | undefined {
  const catchers = itemsOf(nodeAt(node, ["Catch"]));
  for (const holder of [node, ...catchers]) {
    const path = nodeAt(holder, ["ResultPath"]);
    const text = textOf(path);
    if (path === undefined || text === undefined) continue;
    if (text === "") return mistaken({ code: "mistake-result-path-empty" }, placeIn(file, path));
    if (!text.startsWith("$"))
      return mistaken({ code: "mistake-result-path-invalid", values: { path: text } }, placeIn(file, path));
  }
  return undefined;
}

function checkErrors(file: MachineFile, { node, name }: WrittenState): Finding | undefined {
  const catchers = memberOf(node, "Catch");
  if (catchers?.node.kind === "array" && catchers.node.items.length === 0)
    return mistaken({ code: "mistake-catch-empty", values: { state: name } }, placeIn(file, catchers.key));
  const lists = ["Catch", "Retry"].flatMap((name) => itemsOf(nodeAt(node, [name])));
  for (const { text, node: place } of lists.flatMap((item) => listTexts(nodeAt(item, ["ErrorEquals"])))) {
    const nearest = knownErrors.includes(text) ? undefined : nearestWord(text, knownErrors);
    if (nearest !== undefined)
      return mistaken({ code: "mistake-misspelt-error", values: { name: text, nearest } }, placeIn(file, place));
  }
  return undefined;
}

function firstFinding<T>(list: readonly T[], check: (item: T) => Finding | undefined): Finding | undefined {
  for (const item of list) {
    const finding = check(item);
    if (finding) return finding;
  }
  return undefined;
}
