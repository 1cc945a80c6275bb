import { allStates, type Graph, type GraphEdge, type GraphState } from "../machine-graph.ts";

/** A machine as a Mermaid flowchart, which code hosts and many editors show as a picture. */
export function drawMermaid(graph: Graph): string {
  const ids = new Map(allStates(graph).map((state, index) => [state.name, `s${index + 1}`]));
  const idOf = (name: string): string => ids.get(name) ?? "s0";
  const first = graph.states[0];
  return [
    "flowchart TD",
    "  start([Start])",
    ...drawLevel(graph, idOf, "  "),
    ...(first ? [`  start --> ${idOf(first.name)}`] : []),
    ...endsOf(graph, idOf),
    "",
  ].join("\n");
}

function drawLevel(graph: Graph, idOf: (name: string) => string, indent: string): string[] {
  return [
    ...graph.states.flatMap((state) => drawState(state, idOf, indent)),
    ...graph.edges.map((edge) => `${indent}${drawEdge(edge, idOf)}`),
  ];
}

function drawState(state: GraphState, idOf: (name: string) => string, indent: string): string[] {
  const [id, label] = [idOf(state.name), quote(state.name)];
  if (state.inner.length > 0)
    return [
      `${indent}subgraph ${id}[${label}]`,
      ...state.inner.flatMap((inner) => drawLevel(inner, idOf, `${indent}  `)),
      `${indent}end`,
    ];
  const shapes: Readonly<Record<string, readonly [string, string]>> = {
    Choice: ["{", "}"],
    Succeed: ["([", "])"],
    Fail: ["[[", "]]"],
    Wait: ["(", ")"],
  };
  const [open, close] = shapes[state.type] ?? ["[", "]"];
  return [`${indent}${id}${open}${label}${close}`];
}

function drawEdge(edge: GraphEdge, idOf: (name: string) => string): string {
  const label = edge.kind === "default" ? "else" : edge.labels.join(", ");
  const arrow = edge.kind === "catch" ? "-.->" : "-->";
  return `${idOf(edge.from)} ${arrow}${label === "" ? "" : `|${quote(label)}|`} ${idOf(edge.to)}`;
}

function endsOf(graph: Graph, idOf: (name: string) => string): string[] {
  const ends = graph.states.filter(({ ends, type }) => ends && type !== "Fail");
  return ends.length === 0 ? [] : ["  finish([End])", ...ends.map(({ name }) => `  ${idOf(name)} --> finish`)];
}

/** Mermaid takes entities by their numbers in quoted texts, with `#` for `&`. */
function quote(text: string): string {
  const safe = text.replaceAll(/[^\p{L}\p{N} _.,:;?!()=<>≤≥+*/$-]/gu, (character) => `#${character.codePointAt(0)};`);
  return `"${safe.replaceAll("<", "#60;").replaceAll(">", "#62;")}"`;
}
