import { steadyNow } from "../../../../steady-clock.ts";
import { AwsError } from "../../../aws-error.ts";
import { runDueRows } from "../../../due-rows.ts";
import type { ServiceHost } from "../../../service.ts";
import { type FunctionRecord, functionArn, type FunctionTable } from "../function-record.ts";
import { createInvocationMetrics } from "./invocation-metrics.ts";
import { eventInvokeOf } from "../settings/event-invoke-settings.ts";
import type { DeliveryQueue } from "../../../delivery-queue.ts";
import { destinationJob, type DestinationJob, type EventCondition } from "./destinations.ts";
import { type EventTable, openEventTable, readStoredEvent, type StoredEvent } from "./event-table.ts";
import type { FunctionExecution } from "./function-execution.ts";
import type { InvocationAnswer } from "./run-invocation.ts";

/** Asynchronous invocations: kept until they have run, also when the endpoint ends in between. */
export interface EventQueue {
  /** Takes an event for a function; it runs soon. */
  add(record: FunctionRecord, event: { requestId: string; event: string; qualifier?: string | undefined }): void;
  /** Runs what is due, now and from here on. */
  start(): void;
  /** True while events run or wait for another attempt. */
  busy(): boolean;
  stop(): void;
}

/** As AWS has it: two more attempts, after one and two minutes; an event older than six hours is given up. */
const retryDelays = [60_000, 120_000];
const longestAge = 6 * 60 * 60;
/** How long a throttled event waits, which does not count as an attempt. */
const throttledDelay = 1000;

/** How an event ended. */
interface EndedEvent {
  readonly requestId: string;
  readonly event: string;
  readonly attempts: number;
  readonly answer: InvocationAnswer | undefined;
  readonly condition: EventCondition;
}

/** A queue over the table of events. */
export function createEventQueue(options: {
  host: Pick<ServiceHost, "log" | "metrics" | "now" | "store">;
  functions: FunctionTable;
  execution: Pick<FunctionExecution, "run">;
  destinations: Pick<DeliveryQueue<DestinationJob>, "add">;
}): EventQueue {
  const { store, now } = options.host;
  const metrics = createInvocationMetrics(options.host.metrics);
  const events = openEventTable(options.host);
  const due = runDueRows({
    now,
    read: events.rows,
    run: (row) => run(readStoredEvent(row)),
    onFailure: (reason) => options.host.log(`lambda_events: ${String(reason)}`),
  });

  async function run(stored: StoredEvent): Promise<void> {
    const { requestId, event, qualifier, attempts } = stored;
    const record = findVersion(options.functions, stored);
    if (!record) return remove(requestId);
    const { maximumEventAgeInSeconds = longestAge, maximumRetryAttempts } = record.eventInvoke ?? {};
    const left = stored.created + maximumEventAgeInSeconds * 1000 - now();
    const began = steadyNow();
    const ended = { requestId, event, attempts, answer: undefined };
    if (left < 0) return end(record, { ...ended, condition: "EventAgeExceeded" });
    try {
      const invokedFunctionArn = qualifier === undefined ? functionArn(record) : `${functionArn(record)}:${qualifier}`;
      const answer = await options.execution.run(record, { requestId, event, invokedFunctionArn });
      const delay = retryDelays.slice(0, maximumRetryAttempts)[attempts];
      const attempted = { ...ended, attempts: attempts + 1, answer };
      if (!answer.failed) end(record, { ...attempted, condition: "Success" });
      else if (delay === undefined) end(record, { ...attempted, condition: "RetriesExhausted" });
      else if (delay >= left - (steadyNow() - began)) end(record, { ...attempted, condition: "EventAgeExceeded" });
      else postpone(requestId, { milliseconds: delay, attempts: 1 });
    } catch (error) {
      if (due.isStopped()) return;
      if (isThrottled(error)) return postpone(requestId, { milliseconds: throttledDelay, attempts: 0 });
      options.host.log(`an event of ${record.name} was lost: ${String(error)}`);
      end(record, { ...ended, condition: "RetriesExhausted" });
    }
  }

  /** Ends an event: its row is removed in the same unit in which its destination's job is written. */
  function end(record: FunctionRecord, ended: EndedEvent): void {
    if (ended.condition !== "Success") metrics.countEvent(record, "AsyncEventsDropped");
    if (due.isStopped()) return;
    const job = destinationJob(record, { ...ended, now: now() });
    store.write(() => {
      if (job) options.destinations.add(job);
      events.remove(ended.requestId);
    });
  }

  function remove(requestId: string): void {
    if (!due.isStopped()) events.remove(requestId);
  }

  function postpone(requestId: string, later: Parameters<EventTable["postpone"]>[1]): void {
    if (!due.isStopped()) events.postpone(requestId, later);
  }

  return {
    start: due.start,
    add(record, { requestId, event, qualifier }) {
      const { account, region, name } = record;
      events.add({ requestId, account, region, name, event, qualifier });
      metrics.countEvent(record, "AsyncEventsReceived");
      setImmediate(due.start);
    },
    busy: () => !events.isEmpty(),
    stop: due.stop,
  };
}

/** The version that an event is for, with the settings of its qualifier for asynchronous invocation. */
function findVersion(functions: FunctionTable, stored: StoredEvent): FunctionRecord | undefined {
  const latest = functions.find(stored, stored.name);
  const version = latest && functions.versions.resolve(latest, stored.qualifier);
  const settings = latest && eventInvokeOf(latest, stored.qualifier);
  return version && settings ? { ...version, eventInvoke: settings } : version;
}

function isThrottled(error: unknown): boolean {
  return error instanceof AwsError && error.code === "TooManyRequestsException";
}
