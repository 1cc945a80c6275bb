/** A state of a machine, with the machines inside it. */
export interface GraphState {
  readonly name: string;
  readonly type: string;
  /** The branches of a Parallel state, the processor of a Map state. */
  readonly inner: readonly Graph[];
}

/** A way from one state to another. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Taken when an error is caught. */
  readonly caught: boolean;
}

/** A machine, or a part of one, as states and ways. */
export interface Graph {
  readonly states: readonly GraphState[];
  readonly edges: readonly GraphEdge[];
}

/** Reads the graph out of a definition in the States Language; undefined where it is none. */
export function readGraph(definition: string): Graph | undefined {
  try {
    return graphOf(JSON.parse(definition));
  } catch {
    return undefined;
  }
}

function graphOf(machine: unknown): Graph | undefined {
  const states = member(machine, "States");
  if (typeof states !== "object" || states === null) return undefined;
  const start = textOf(member(machine, "StartAt"));
  // The first state comes first: the layout begins there.
  const entries = Object.entries(states).sort(([one], [other]) => Number(other === start) - Number(one === start));
  return {
    states: entries.map(([name, state]) => ({
      name,
      type: textOf(member(state, "Type")) ?? "",
      inner: innerOf(state),
    })),
    edges: entries.flatMap(([name, state]) => edgesOf(name, state)),
  };
}

function innerOf(state: unknown): Graph[] {
  const parts = [...listOf(member(state, "Branches")), member(state, "ItemProcessor") ?? member(state, "Iterator")];
  return parts.map(graphOf).filter((graph) => graph !== undefined);
}

function edgesOf(from: string, state: unknown): GraphEdge[] {
  const next = [
    textOf(member(state, "Next")),
    ...listOf(member(state, "Choices")).map((choice) => textOf(member(choice, "Next"))),
    textOf(member(state, "Default")),
  ];
  const caught = listOf(member(state, "Catch")).map((catcher) => textOf(member(catcher, "Next")));
  const targets = (names: readonly (string | undefined)[]): string[] => [
    ...new Set(names.filter((name) => name !== undefined)),
  ];
  return [
    ...targets(next).map((to) => ({ from, to, caught: false })),
    ...targets(caught).map((to) => ({ from, to, caught: true })),
  ];
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
