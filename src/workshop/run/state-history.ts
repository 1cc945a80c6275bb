import type { HistoryEvent } from "../../aws/execution/read-history.ts";
import type { StateProgress } from "../port.ts";
import { createVisitTree, type OpenVisit, type StateVisit, type VisitTree } from "./visit-tree.ts";

/** A history that is read while it grows. */
interface StateHistory {
  /** Takes in new events, oldest first, and returns what they mean for the states. */
  add(events: readonly HistoryEvent[]): StateProgress[];
  /**
   * The visits so far, in the order in which the states were entered.
   *
   * @param now up to when a state that runs has lasted, in milliseconds since the epoch; default: the last event
   */
  visits(now?: number): StateVisit[];
}

/**
 * Puts a history's events together by states. Branches of a Parallel state interleave, so an event's state is found
 * by going back along `previousEventId`, not by the order of the events.
 */
export function createStateHistory(): StateHistory {
  const history: History = {
    tree: createVisitTree(),
    startedAt: undefined,
    lastAt: 0,
    hasEnded: false,
    lastFailure: { error: undefined, cause: undefined },
  };
  return {
    add: (fresh) => fresh.map((event) => take(history, event)).filter((progress) => progress !== undefined),
    visits: (now = history.lastAt) => history.tree.visits().map((visit) => visitAt(history, visit, now)),
  };
}

/** The content of a history. Times in milliseconds since 1970. */
interface History {
  readonly tree: VisitTree;
  startedAt: number | undefined;
  lastAt: number;
  hasEnded: boolean;
  /** Of the last failure that has an error: later events of the same failure come without it. */
  lastFailure: Failure;
}

function take(history: History, event: HistoryEvent): StateProgress | undefined {
  const at = event.timestamp?.getTime() ?? history.lastAt;
  history.startedAt ??= at;
  history.lastAt = Math.max(history.lastAt, at);
  const atMs = at - history.startedAt;
  history.tree.add(event);
  if (event.stateEnteredEventDetails) return takeEntry(history, event, atMs);
  if (event.stateExitedEventDetails) return takeExit(history, event, atMs);
  return takeWork(history, event, atMs);
}

function takeEntry({ tree }: History, event: HistoryEvent, atMs: number): StateProgress {
  const { name = "", input } = event.stateEnteredEventDetails ?? {};
  tree.enter(event, {
    name,
    type: (event.type ?? "").replace(/StateEntered$/, ""),
    status: "running",
    startMs: atMs,
    durationMs: 0,
    attempts: 1,
    depth: tree.depthOf(event),
    input,
    output: undefined,
    error: undefined,
    cause: undefined,
  });
  return { name, status: "entered", atMs };
}

function takeExit({ tree }: History, event: HistoryEvent, atMs: number): StateProgress | undefined {
  const visit = tree.ownerOf(event, (candidate) => candidate.name === event.stateExitedEventDetails?.name);
  if (!visit) return undefined;
  tree.exit(event, visit);
  const status = isFailure(tree.before(event)?.type ?? "") ? "caught" : "succeeded";
  visit.status = status;
  visit.durationMs = atMs - visit.startMs;
  visit.output = event.stateExitedEventDetails?.output;
  return { name: visit.name, status, atMs, error: status === "caught" ? visit.error : undefined };
}

function takeWork(history: History, event: HistoryEvent, atMs: number): StateProgress | undefined {
  const { tree } = history;
  const type = event.type ?? "";
  if (isFailure(type) || type === "ExecutionFailed") return takeFailure(history, event, atMs);
  if (/^Execution(Succeeded|TimedOut|Aborted)$/.test(type)) history.hasEnded = true;
  const visit = isAttempt(type) && isFailure(tree.before(event)?.type ?? "") ? tree.ownerOf(event) : undefined;
  if (!visit) return undefined;
  visit.attempts += 1;
  return { name: visit.name, status: "retrying", atMs, error: visit.error };
}

function takeFailure(history: History, event: HistoryEvent, atMs: number): StateProgress | undefined {
  const type = event.type ?? "";
  const details = failureOf(event);
  if (details.error !== undefined) history.lastFailure = details;
  const group = /^(Parallel|Map)StateFailed$/.exec(type)?.[1];
  const visit = history.tree.ownerOf(
    event,
    (candidate) => candidate.status === "running" && (group === undefined || candidate.type === group),
  );
  if (visit) {
    visit.error = details.error ?? visit.error ?? history.lastFailure.error;
    visit.cause = details.cause ?? visit.cause ?? history.lastFailure.cause;
  }
  if (type !== "ExecutionFailed") return undefined;
  history.hasEnded = true;
  return visit && { name: visit.name, status: "failed", atMs, error: visit.error };
}

function visitAt({ startedAt, lastAt, hasEnded }: History, visit: OpenVisit, now: number): StateVisit {
  if (visit.status !== "running") return { ...visit };
  const ending = visit.error === undefined ? "aborted" : "failed";
  // The clocks here and at AWS may differ: no state ends before the last event.
  const endedAt = hasEnded ? lastAt : Math.max(lastAt, now);
  const durationMs = endedAt - (startedAt ?? endedAt) - visit.startMs;
  return { ...visit, status: hasEnded ? ending : "running", durationMs };
}

function isAttempt(type: string): boolean {
  return type === "LambdaFunctionScheduled" || type === "TaskScheduled" || type === "ActivityScheduled";
}

function isFailure(type: string): boolean {
  return (
    /^(LambdaFunction|Task|Activity|ParallelState|MapState|MapIteration|MapRun)\w*(Failed|TimedOut)$/.test(type) ||
    type === "EvaluationFailed"
  );
}

interface Failure {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** Every kind of failure event has its details in its own member, all of the same shape. */
export function failureOf(event: HistoryEvent): Failure {
  const details =
    event.lambdaFunctionFailedEventDetails ??
    event.lambdaFunctionTimedOutEventDetails ??
    event.lambdaFunctionScheduleFailedEventDetails ??
    event.lambdaFunctionStartFailedEventDetails ??
    event.taskFailedEventDetails ??
    event.taskTimedOutEventDetails ??
    event.taskStartFailedEventDetails ??
    event.taskSubmitFailedEventDetails ??
    event.activityFailedEventDetails ??
    event.activityTimedOutEventDetails ??
    event.activityScheduleFailedEventDetails ??
    event.mapRunFailedEventDetails ??
    event.evaluationFailedEventDetails ??
    event.executionFailedEventDetails;
  return { error: details?.error, cause: details?.cause };
}
