import { describeChoice } from "./describe-choice.ts";

/** A state of a machine, with the machines inside it. */
export interface GraphState {
  /** Unique within the whole machine, as the States Language demands. */
  readonly name: string;
  /** `Task`, `Choice`, …; `Start` and `End` for the two points that are not states. */
  readonly type: string;
  /** Whether the machine ends here, well (`End`, Succeed) or not (Fail). */
  readonly ends: boolean;
  /** How often its Retry tries again, at most. */
  readonly retries: number;
  /** The branches of a Parallel state, the processor of a Map state. */
  readonly inner: readonly Graph[];
}

/** A transition from one state to another. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "next" | "choice" | "default" | "catch";
  /** The conditions of a Choice, the errors of a Catch. */
  readonly labels: readonly string[];
}

/** A machine, or a part of one, as states and transitions. The state it starts at comes first. */
export interface Graph {
  readonly states: readonly GraphState[];
  readonly edges: readonly GraphEdge[];
}

/** Reads the graph of a definition in the States Language; undefined where the text is not a definition. */
export function readGraph(definition: string): Graph | undefined {
  try {
    return graphOf(JSON.parse(definition));
  } catch {
    return undefined;
  }
}

/** Every state of a graph with those inside of others, outer ones first. */
export function allStates(graph: Graph): GraphState[] {
  return graph.states.flatMap((state) => [state, ...state.inner.flatMap(allStates)]);
}

/** Every transition of a graph with those inside of states. */
export function allEdges(graph: Graph): GraphEdge[] {
  return [...graph.edges, ...graph.states.flatMap((state) => state.inner.flatMap(allEdges))];
}

/** Identifiers of the two points beside the states; no state can have such a name in a definition AWS takes. */
export const startPoint = "\u0000start";
export const endPoint = "\u0000end";

/** The graph with a point where the machine starts and one where it ends well. */
export function withStartAndEnd(graph: Graph): Graph {
  const point = { ends: false, retries: 0, inner: [] };
  const first = graph.states[0];
  const ends = graph.states.filter(({ ends, type }) => ends && type !== "Fail");
  return {
    states: [
      { ...point, name: startPoint, type: "Start" },
      ...graph.states,
      ...(ends.length === 0 ? [] : [{ ...point, name: endPoint, type: "End" }]),
    ],
    edges: [
      ...(first ? [plainEdge(startPoint, first.name)] : []),
      ...graph.edges,
      ...ends.map(({ name }) => plainEdge(name, endPoint)),
    ],
  };
}

function plainEdge(from: string, to: string): GraphEdge {
  return { from, to, kind: "next", labels: [] };
}

function graphOf(machine: unknown): Graph | undefined {
  const states = member(machine, "States");
  if (typeof states !== "object" || states === null || Array.isArray(states)) return undefined;
  const start = textOf(member(machine, "StartAt"));
  const entries = Object.entries(states).sort(([one], [other]) => Number(other === start) - Number(one === start));
  const names = new Set(entries.map(([name]) => name));
  return {
    states: entries.map(([name, state]) => readState(name, state)),
    // A transition to a state that does not exist is the validator's business.
    edges: entries.flatMap(([name, state]) => edgesOf(name, state)).filter(({ to }) => names.has(to)),
  };
}

function readState(name: string, state: unknown): GraphState {
  const type = textOf(member(state, "Type")) ?? "";
  const retries = listOf(member(state, "Retry")).map((retrier) => {
    const most = member(retrier, "MaxAttempts");
    // The States Language: MaxAttempts is 3 where it is left out.
    return typeof most === "number" ? most : 3;
  });
  return {
    name,
    type,
    ends: member(state, "End") === true || type === "Succeed" || type === "Fail",
    retries: Math.max(0, ...retries),
    inner: innerOf(state),
  };
}

function innerOf(state: unknown): Graph[] {
  const parts = [...listOf(member(state, "Branches")), member(state, "ItemProcessor") ?? member(state, "Iterator")];
  return parts.map(graphOf).filter((graph) => graph !== undefined);
}

function edgesOf(from: string, state: unknown): GraphEdge[] {
  const found: readonly { kind: GraphEdge["kind"]; to: string | undefined; label: string | undefined }[] = [
    { kind: "next", to: textOf(member(state, "Next")), label: undefined },
    ...listOf(member(state, "Choices")).map((rule) => ({
      kind: "choice" as const,
      to: textOf(member(rule, "Next")),
      label: describeChoice(rule),
    })),
    { kind: "default", to: textOf(member(state, "Default")), label: undefined },
    ...listOf(member(state, "Catch")).map((catcher) => ({
      kind: "catch" as const,
      to: textOf(member(catcher, "Next")),
      label: listOf(member(catcher, "ErrorEquals")).map(String).join(", "),
    })),
  ];
  // Several rules that lead to the same state are one line with several labels.
  const edges = new Map<string, GraphEdge>();
  for (const { kind, to, label } of found) {
    if (to === undefined) continue;
    const key = JSON.stringify([kind, to]);
    const labels = [...(edges.get(key)?.labels ?? []), ...(label ? [label] : [])];
    edges.set(key, { from, to, kind, labels });
  }
  return [...edges.values()];
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
