import type { Message } from "../../text/areas.ts";
import {
  answerFields,
  membersOf,
  readInvocation,
  readPaths,
  type InvokedFunction,
  type Members,
} from "./result-shapes.ts";

/** The fault of a path, as a sentence of the catalogue. */
type ShapeProblem = Message<"problems">;

/** A result that later states read, and where it lies. */
interface Source extends InvokedFunction {
  /** The state whose result it is. */
  readonly state: string;
  /** `$.parallelResult[0]`, `$.detectedFaceDetails`. */
  readonly at: string;
}

/** The members that a Parallel state collects, and their place. */
interface Collection {
  readonly at: string;
  readonly state: string;
  readonly branches: number;
}

/**
 * Looks for paths that read a result in another shape than it has: a function named by its ARN answers its own result,
 * `lambda:invoke` an envelope with the result as `Payload`. A machine that mixes them fails after the face was indexed,
 * or stores no face.
 *
 * @param definition JSON text, filled or with `${…}` where outputs go; JSONata states are not looked at
 * @throws SyntaxError where it is not JSON
 */
export function checkShapes(definition: string): ShapeProblem[] {
  const machine: unknown = JSON.parse(definition);
  return checkStates(membersOf(membersOf(machine)["States"]));
}

function checkStates(states: Members): ShapeProblem[] {
  const all = Object.entries(states).map(([name, state]) => ({ name, state: membersOf(state) }));
  const sources = all.flatMap(({ name, state }) => sourcesOf(name, state));
  const collections = all.flatMap(({ name, state }) => collectionsOf(name, state));
  return all.flatMap(({ name, state }) => [
    ...readPaths(state).flatMap((path) => checkPath({ name, path, sources, collections })),
    ...checkPersist(name, state, sources),
    ...scopesIn(state).flatMap(checkStates),
  ]);
}

function scopesIn(state: Members): Members[] {
  const parts: unknown[] = [...listOf(state["Branches"]), state["ItemProcessor"], state["Iterator"]];
  return parts.map((part) => membersOf(membersOf(part)["States"]));
}

function sourcesOf(name: string, state: Members): Source[] {
  const at = state["ResultPath"];
  if (typeof at !== "string") return [];
  const invocation = readInvocation(state);
  if (invocation) return [{ ...invocation, state: name, at }];
  return listOf(state["Branches"]).flatMap((branch, index) =>
    Object.entries(membersOf(membersOf(branch)["States"])).flatMap(([inner, value]) => {
      const last = membersOf(value);
      const found = last["End"] === true && last["ResultPath"] === undefined ? readInvocation(last) : undefined;
      return found ? [{ ...found, state: inner, at: `${at}[${index}]` }] : [];
    }),
  );
}

function collectionsOf(state: string, members: Members): Collection[] {
  const at = members["ResultPath"];
  return typeof at === "string" && members["Type"] === "Parallel"
    ? [{ at, state, branches: listOf(members["Branches"]).length }]
    : [];
}

function checkPath(read: {
  name: string;
  path: string;
  sources: readonly Source[];
  collections: readonly Collection[];
}): ShapeProblem[] {
  const { name, path } = read;
  for (const { at, state, branches } of read.collections) {
    const index = path.startsWith(`${at}[`) ? Number(/^\[(\d+)\]/.exec(path.slice(at.length))?.[1]) : 0;
    if (index >= branches)
      return [{ code: "shape-no-branch", values: { state: name, path, parallel: state, branches } }];
  }
  const source = read.sources.find(({ at }) => path.startsWith(`${at}.`));
  if (source === undefined) return [];
  const [first = "", ...rest] = path.slice(source.at.length + 1).split(".");
  const from = { state: name, path, source: source.state };
  if (source.shape === "envelope" && !envelopeFields.has(first)) {
    const right = `${source.at}.Payload.${[first, ...rest].join(".")}`;
    return [{ code: "shape-in-payload", values: { ...from, right } }];
  }
  if (source.shape === "bare" && first === "Payload")
    return [{ code: "shape-no-payload", values: { ...from, right: [source.at, ...rest].join(".") } }];
  const field = (source.shape === "envelope" ? rest[0] : first)?.replace(/\[.*/, "");
  const fields = answerFields[source.name ?? ""];
  if (fields === undefined || field === undefined || source.shape === "other" || fields.includes(field)) return [];
  if (source.shape === "envelope" && first !== "Payload") return [];
  return [{ code: "shape-no-field", values: { ...from, field, fields } }];
}

/** Members of what `lambda:invoke` answers. */
const envelopeFields = new Set([
  "ExecutedVersion",
  "FunctionError",
  "LogResult",
  "Payload",
  "SdkHttpMetadata",
  "SdkResponseMetadata",
  "StatusCode",
]);

/** The workshop's function reads `parallelResult[0].FaceId` itself: no path in the definition shows it. */
function checkPersist(name: string, state: Members, sources: readonly Source[]): ShapeProblem[] {
  if (readInvocation(state)?.name !== "PersistMetadata") return [];
  const face = sources.find(({ at }) => at === "$.parallelResult[0]");
  return face?.shape === "envelope" ? [{ code: "shape-no-face-id", values: { state: name, source: face.state } }] : [];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
