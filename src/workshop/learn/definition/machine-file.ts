import {
  memberOf,
  membersOf,
  nodeAt,
  textOf,
  type JsonNode,
  type JsonObject,
  type JsonPath,
} from "../json/json-node.ts";
import { parseJsonText, type JsonProblem } from "../json/parse-json.ts";
import { placeOf, type Place } from "../json/place.ts";

/** An attendee's state machine as it is written, with the places of everything in it. */
export interface MachineFile {
  readonly text: string;
  /** Set where there is no such file. */
  readonly missing?: boolean;
  readonly problem: JsonProblem | undefined;
  readonly root: JsonNode | undefined;
}

/** A state, wherever it lies: at the top, or in a branch. */
export interface WrittenState {
  readonly name: string;
  readonly key: { readonly start: number; readonly end: number };
  readonly node: JsonNode;
  /** The `States` object around it. */
  readonly siblings: JsonObject;
  /** Names of the states around it, the outermost first. */
  readonly within: readonly string[];
}

/** Reads a definition's text. It does not throw: what is wrong with it is in `problem`. */
export function readMachineFile(text: string): MachineFile {
  const { root, problem } = parseJsonText(text);
  return { text, root, problem };
}

/** A file that is not there. */
export const missingMachineFile: MachineFile = { text: "", missing: true, problem: undefined, root: undefined };

/** The place of a value, or of anything that has a start and an end. */
export function placeIn(
  file: MachineFile,
  span: { readonly start: number; readonly end: number } | undefined,
): Place | undefined {
  return span === undefined ? undefined : placeOf(file.text, span);
}

/** Every state of a machine with the states of its branches, in the order of the file. */
export function listStates(root: JsonNode | undefined, within: readonly string[] = []): WrittenState[] {
  const siblings = memberOf(root, "States")?.node;
  if (siblings?.kind !== "object") return [];
  return siblings.members.flatMap(({ name, key, node }) => [
    { name, key, node, siblings, within },
    ...branchesOf(node).flatMap((branch) => listStates(branch, [...within, name])),
  ]);
}

/** The machines inside a state: the branches of Parallel, the processor of Map. */
export function branchesOf(state: JsonNode): JsonNode[] {
  const branches = memberOf(state, "Branches")?.node;
  const processors = ["ItemProcessor", "Iterator"].flatMap((name) => memberOf(state, name)?.node ?? []);
  return [...(branches?.kind === "array" ? branches.items : []), ...processors];
}

/** A state of the file by its name, at any depth. */
export function findState(file: MachineFile, name: string): WrittenState | undefined {
  return listStates(file.root).find((state) => state.name === name);
}

/** A member of a state as text: `Next`, `Resource`. */
export function textMember(state: WrittenState | undefined, ...path: JsonPath): string | undefined {
  return textOf(nodeAt(state?.node, path));
}

/** The ARN of the function that a Task calls: by its Resource, or by the integration `lambda:invoke`. */
export function calledFunction(state: WrittenState): { arn: string; node: JsonNode } | undefined {
  const resource = nodeAt(state.node, ["Resource"]);
  const integrated = textOf(resource)?.includes(":::lambda:invoke") ?? false;
  const node = integrated ? nodeAt(state.node, ["Parameters", "FunctionName"]) : resource;
  const arn = textOf(node);
  return node === undefined || arn === undefined ? undefined : { arn, node };
}

/** Returns where a state leads: `Next`, choices, and what its Catch leads to. */
export function nextStates(state: JsonNode): { name: string; node: JsonNode }[] {
  const nodes = [
    nodeAt(state, ["Next"]),
    nodeAt(state, ["Default"]),
    ...["Catch", "Choices"].flatMap((list) => {
      const node = nodeAt(state, [list]);
      return node?.kind === "array" ? node.items.map((item) => nodeAt(item, ["Next"])) : [];
    }),
  ];
  return nodes.flatMap((node) => {
    const name = textOf(node);
    return node === undefined || name === undefined ? [] : [{ name, node }];
  });
}

/** Every text in a value, with its place and the name of the member it belongs to. */
export function listTexts(node: JsonNode | undefined, name = ""): { name: string; text: string; node: JsonNode }[] {
  if (node === undefined) return [];
  if (node.kind === "array") return node.items.flatMap((item) => listTexts(item, name));
  if (node.kind === "object") return membersOf(node).flatMap((member) => listTexts(member.node, member.name));
  return typeof node.value === "string" ? [{ name, text: node.value, node }] : [];
}
