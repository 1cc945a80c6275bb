import type { StateVisit } from "../../workshop/run/visit-tree.ts";
import { allEdges, allStates, endPoint, startPoint, type Graph, withStartAndEnd } from "../graph/machine-graph.ts";
import { transitionKey, type StateNote, type TakenTransitions } from "../graph/state-note.ts";

type Visit = Pick<StateVisit, "name" | "status"> & Partial<Pick<StateVisit, "durationMs" | "error">>;

/** A note for every state of a graph from the visits of an execution; the last visit of a state counts. */
export function notesOfVisits(
  graph: Graph,
  visits: readonly Visit[],
  format: (ms: number) => string,
): Map<string, StateNote> {
  const notes = new Map<string, StateNote>(allStates(graph).map(({ name }) => [name, { status: "untouched" }]));
  for (const { name, status, durationMs, error } of visits) {
    const time = durationMs === undefined || status === "running" ? [] : [format(durationMs)];
    const text = [...time, ...(error === undefined ? [] : [error])].join("  ");
    notes.set(name, { status: status === "aborted" ? "failed" : status, text: text === "" ? undefined : text });
  }
  return notes;
}

/** The transitions an execution took, from its visits in the order of their beginnings; also those from Start and to End. */
export function takenTransitions(graph: Graph, visits: readonly Visit[]): TakenTransitions {
  const taken = new Set<string>();
  const edges = allEdges(graph);
  const names = new Map(visits.map(({ name, status }) => [name, status]));
  for (const { from, to } of withStartAndEnd(graph).edges) {
    const leads = from === startPoint ? names.has(to) : to === endPoint && names.get(from) === "succeeded";
    if (leads) taken.add(transitionKey(from, to));
  }
  for (const [index, { name }] of visits.entries()) {
    const before = visits
      .slice(0, index)
      .findLast((visit) =>
        edges.some(
          ({ from, to, kind }) =>
            from === visit.name && to === name && (kind === "catch") === (visit.status === "caught"),
        ),
      );
    if (before) taken.add(transitionKey(before.name, name));
  }
  return taken;
}
