import type { HistoryEvent } from "../../aws/execution/read-history.ts";
import { failureOf } from "../run/state-history.ts";

/** One try of a state's work. Milliseconds since the execution started. */
export interface Attempt {
  readonly scheduledMs: number;
  /** When the work began after it had queued; undefined while it queues, or where the service does not report it. */
  readonly startedMs: number | undefined;
  /** Undefined while it runs. */
  readonly endedMs: number | undefined;
  readonly status: "running" | "succeeded" | "failed";
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** ARN or name of the function, for work that Lambda does. */
  readonly functionName: string | undefined;
  /** The request's id, where the result contains it. */
  readonly requestId: string | undefined;
}

type OpenAttempt = { -readonly [Field in keyof Attempt]: Attempt[Field] };

/**
 * The tries of each visit of a state, by the id of the event with which the state was entered, in the order of the
 * entries. A state that does no work has none. Events of parallel branches interleave: the visit is found by going
 * back along `previousEventId`.
 */
export function readAttempts(events: readonly HistoryEvent[]): Map<number, readonly Attempt[]> {
  const byId = new Map(events.map((event) => [event.id ?? 0, event]));
  const startedAt = events[0]?.timestamp?.getTime() ?? 0;
  const attempts = new Map<number, OpenAttempt[]>();
  for (const event of events) {
    const id = event.id ?? 0;
    if (event.stateEnteredEventDetails) attempts.set(id, []);
    const type = event.type ?? "";
    if (!/^(LambdaFunction|Task|Activity)(?!State)/.test(type)) continue;
    const entry = entryOf(event, byId);
    const visit = entry === undefined ? undefined : attempts.get(entry);
    if (!visit) continue;
    const atMs = (event.timestamp?.getTime() ?? startedAt) - startedAt;
    const last = visit.at(-1);
    if (type.endsWith("Scheduled")) visit.push(schedule(event, atMs));
    else if (last && type.endsWith("Started")) last.startedMs = atMs;
    else if (last && /(Succeeded|Failed|TimedOut)$/.test(type)) finish(last, event, atMs);
  }
  return attempts;
}

function entryOf(event: HistoryEvent, byId: ReadonlyMap<number, HistoryEvent>): number | undefined {
  let current = byId.get(event.previousEventId ?? 0);
  while (current && !current.stateEnteredEventDetails) current = byId.get(current.previousEventId ?? 0);
  return current?.id;
}

function schedule(event: HistoryEvent, scheduledMs: number): OpenAttempt {
  return {
    scheduledMs,
    startedMs: undefined,
    endedMs: undefined,
    status: "running",
    error: undefined,
    cause: undefined,
    functionName: functionOf(event),
    requestId: undefined,
  };
}

function functionOf(event: HistoryEvent): string | undefined {
  const { lambdaFunctionScheduledEventDetails: lambda, taskScheduledEventDetails: task } = event;
  if (lambda) return lambda.resource;
  if (task?.resourceType !== "lambda") return undefined;
  const parameters: unknown = JSON.parse(task.parameters ?? "{}");
  return typeof parameters === "object" && parameters !== null && "FunctionName" in parameters
    ? String(parameters.FunctionName)
    : undefined;
}

function finish(attempt: OpenAttempt, event: HistoryEvent, atMs: number): void {
  const failure = failureOf(event);
  attempt.endedMs = atMs;
  attempt.status = (event.type ?? "").endsWith("Succeeded") ? "succeeded" : "failed";
  attempt.error = failure.error ?? (attempt.status === "failed" ? "States.Timeout" : undefined);
  attempt.cause = failure.cause;
  const output = event.taskSucceededEventDetails?.output ?? "";
  attempt.requestId = /"SdkResponseMetadata":\{[^}]*"RequestId":"([\w-]+)"/.exec(output)?.[1];
}
