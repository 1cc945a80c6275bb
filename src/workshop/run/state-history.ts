import type { HistoryEvent } from "../../aws/execution/read-history.ts";
import type { StateProgress } from "../port.ts";

/** One visit of one state, as a row of the final table. */
export interface StateVisit {
  readonly name: string;
  /** `Task`, `Parallel`, `Choice`, … */
  readonly type: string;
  readonly status: "running" | "succeeded" | "caught" | "failed" | "aborted";
  /** Milliseconds since the execution started. */
  readonly startMs: number;
  /** Milliseconds; up to now for a state that runs. */
  readonly durationMs: number;
  /** How often its work was tried; 1 for states that do no work. */
  readonly attempts: number;
  /** How many Parallel or Map states it lies within. */
  readonly depth: number;
  /** JSON texts. */
  readonly input: string | undefined;
  readonly output: string | undefined;
  /** The last failure of its work, also when a later attempt succeeded or a Catch took it. */
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** A history that is read while it grows. */
export interface StateHistory {
  /** Takes in new events, oldest first, and tells what they mean for the states. */
  add(events: readonly HistoryEvent[]): StateProgress[];
  /**
   * The visits so far, in the order in which the states were entered.
   *
   * @param now up to when a state that runs has lasted, in milliseconds since the epoch; default: the last event
   */
  visits(now?: number): StateVisit[];
}

type OpenVisit = { -readonly [Field in keyof StateVisit]: StateVisit[Field] };

/**
 * Puts a history's events together by states. Branches of a Parallel state interleave, so an event's state is found
 * by going back along `previousEventId`, not by the order of the events.
 */
export function createStateHistory(): StateHistory {
  const events = new Map<number, HistoryEvent>();
  const byEntry = new Map<number, OpenVisit>();
  const byExit = new Map<number, OpenVisit>();
  let startedAt: number | undefined;
  let lastAt = 0;
  let hasEnded = false;
  let lastFailure: Failure = { error: undefined, cause: undefined };

  function before(event: HistoryEvent): HistoryEvent | undefined {
    return event.previousEventId === undefined ? undefined : events.get(event.previousEventId);
  }

  /** The visit an event belongs to: the nearest entry on the way back that `matches` takes. */
  function ownerOf(event: HistoryEvent, matches: (visit: OpenVisit) => boolean = () => true): OpenVisit | undefined {
    for (let current = before(event); current; current = before(current)) {
      const visit = byEntry.get(current.id ?? 0);
      if (visit && matches(visit)) return visit;
    }
    return undefined;
  }

  /** As deep as the state that ended just before, or one deeper than the Parallel or Map state that it begins in. */
  function depthOf(event: HistoryEvent): number {
    for (let current = before(event); current; current = before(current)) {
      const exited = byExit.get(current.id ?? 0);
      if (exited) return exited.depth;
      const around = byEntry.get(current.id ?? 0);
      if (around) return groupTypes.has(around.type) ? around.depth + 1 : around.depth;
    }
    return 0;
  }

  function take(event: HistoryEvent): StateProgress | undefined {
    const at = event.timestamp?.getTime() ?? lastAt;
    startedAt ??= at;
    lastAt = Math.max(lastAt, at);
    const atMs = at - startedAt;
    events.set(event.id ?? 0, event);
    if (event.stateEnteredEventDetails) return takeEntry(event, atMs);
    if (event.stateExitedEventDetails) return takeExit(event, atMs);
    return takeWork(event, atMs);
  }

  function takeEntry(event: HistoryEvent, atMs: number): StateProgress {
    const visit: OpenVisit = {
      name: event.stateEnteredEventDetails?.name ?? "",
      type: (event.type ?? "").replace(/StateEntered$/, ""),
      status: "running",
      startMs: atMs,
      durationMs: 0,
      attempts: 1,
      depth: depthOf(event),
      input: event.stateEnteredEventDetails?.input,
      output: undefined,
      error: undefined,
      cause: undefined,
    };
    byEntry.set(event.id ?? 0, visit);
    return { name: visit.name, status: "entered", atMs };
  }

  function takeExit(event: HistoryEvent, atMs: number): StateProgress | undefined {
    const visit = ownerOf(event, (candidate) => candidate.name === event.stateExitedEventDetails?.name);
    if (!visit) return undefined;
    byExit.set(event.id ?? 0, visit);
    const status = isFailure(before(event)?.type ?? "") ? "caught" : "succeeded";
    visit.status = status;
    visit.durationMs = atMs - visit.startMs;
    visit.output = event.stateExitedEventDetails?.output;
    return { name: visit.name, status, atMs, error: status === "caught" ? visit.error : undefined };
  }

  function takeWork(event: HistoryEvent, atMs: number): StateProgress | undefined {
    const type = event.type ?? "";
    if (isFailure(type) || type === "ExecutionFailed") return takeFailure(event, type, atMs);
    if (/^Execution(Succeeded|TimedOut|Aborted)$/.test(type)) hasEnded = true;
    const visit = isAttempt(type) && isFailure(before(event)?.type ?? "") ? ownerOf(event) : undefined;
    if (!visit) return undefined;
    visit.attempts += 1;
    return { name: visit.name, status: "retrying", atMs, error: visit.error };
  }

  function takeFailure(event: HistoryEvent, type: string, atMs: number): StateProgress | undefined {
    const details = failureOf(event);
    if (details.error !== undefined) lastFailure = details;
    const group = /^(Parallel|Map)StateFailed$/.exec(type)?.[1];
    const visit = ownerOf(
      event,
      (candidate) => candidate.status === "running" && (group === undefined || candidate.type === group),
    );
    if (visit) {
      visit.error = details.error ?? visit.error ?? lastFailure.error;
      visit.cause = details.cause ?? visit.cause ?? lastFailure.cause;
    }
    if (type !== "ExecutionFailed") return undefined;
    hasEnded = true;
    return visit && { name: visit.name, status: "failed", atMs, error: visit.error };
  }

  function visitAt(visit: OpenVisit, now: number): StateVisit {
    if (visit.status !== "running") return { ...visit };
    const ending = visit.error === undefined ? "aborted" : "failed";
    // The clocks here and at AWS may differ: no state ends before the last event.
    const endedAt = hasEnded ? lastAt : Math.max(lastAt, now);
    const durationMs = endedAt - (startedAt ?? endedAt) - visit.startMs;
    return { ...visit, status: hasEnded ? ending : "running", durationMs };
  }

  return {
    add: (fresh) => fresh.map(take).filter((progress) => progress !== undefined),
    visits: (now = lastAt) => [...byEntry.values()].map((visit) => visitAt(visit, now)),
  };
}

const groupTypes = new Set(["Parallel", "Map"]);

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

/** Every kind of failure event has its details in a member of its own, all of the same shape. */
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
