import { expect, test } from "vitest";
import type { HistoryEvent } from "../../../src/aws/execution/read-history.ts";
import { visitsOfEvents } from "../../../src/workshop/inspect/visits-of-events.ts";

function entered(id: number, previousEventId: number, type: string, name: string): HistoryEvent {
  return {
    timestamp: new Date(0),
    id,
    previousEventId,
    type: `${type}StateEntered`,
    stateEnteredEventDetails: { name },
  } as HistoryEvent;
}
function exited(id: number, previousEventId: number, type: string, name: string): HistoryEvent {
  return {
    timestamp: new Date(0),
    id,
    previousEventId,
    type: `${type}StateExited`,
    stateExitedEventDetails: { name },
  } as HistoryEvent;
}
function event(id: number, previousEventId: number, type: string): HistoryEvent {
  return { timestamp: new Date(0), id, previousEventId, type } as HistoryEvent;
}

/** The events' ids by the names of the states that were entered. */
function idsByVisit(events: readonly HistoryEvent[]): Record<string, number[]> {
  const names = events.flatMap(({ stateEnteredEventDetails: entry }) => (entry ? [entry.name ?? ""] : []));
  const visits = [...visitsOfEvents(events)];
  return Object.fromEntries(
    names.map((name, index) => [name, visits.flatMap(([id, visit]) => (visit === index ? [id] : []))]),
  );
}

test("events of branches that interleave go to their own visits", () => {
  const events = [
    event(1, 0, "ExecutionStarted"),
    entered(2, 0, "Parallel", "Both"),
    event(3, 2, "ParallelStateStarted"),
    entered(4, 3, "Task", "Left"),
    entered(5, 3, "Pass", "Right"),
    event(6, 4, "LambdaFunctionScheduled"),
    exited(7, 5, "Pass", "Right"),
    event(8, 6, "LambdaFunctionSucceeded"),
    exited(9, 8, "Task", "Left"),
    event(10, 9, "ParallelStateSucceeded"),
    exited(11, 10, "Parallel", "Both"),
    entered(12, 11, "Pass", "After"),
    exited(13, 12, "Pass", "After"),
    event(14, 13, "ExecutionSucceeded"),
  ];
  expect(idsByVisit(events)).toEqual({ Both: [2, 3, 10, 11], Left: [4, 6, 8, 9], Right: [5, 7], After: [12, 13] });
});

test("a state that fails with what runs inside of it keeps its own failure", () => {
  const events = [
    event(1, 0, "ExecutionStarted"),
    entered(2, 0, "Parallel", "Both"),
    event(3, 2, "ParallelStateStarted"),
    entered(4, 3, "Task", "Left"),
    event(5, 4, "LambdaFunctionScheduled"),
    event(6, 5, "LambdaFunctionFailed"),
    event(7, 6, "ParallelStateFailed"),
    exited(8, 7, "Parallel", "Both"),
    entered(9, 8, "Pass", "Undo"),
  ];
  expect(idsByVisit(events)).toEqual({ Both: [2, 3, 7, 8], Left: [4, 5, 6], Undo: [9] });
});
