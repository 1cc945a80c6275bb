import { steadyNow } from "../../../../steady-clock.ts";
import { AwsError } from "../../../aws-error.ts";
import { runDueRows } from "../../../due-rows.ts";
import { keepDelays } from "../../../set-clock.ts";
import type { ServiceHost } from "../../../service.ts";
import { type FunctionRecord, functionArn, type FunctionTable } from "../function-record.ts";
import { createInvocationMetrics } from "./invocation-metrics.ts";
import { eventInvokeOf } from "../event-invoke-settings.ts";
import type { DeliveryQueue } from "../../../delivery-queue.ts";
import { destinationJob, type DestinationJob, type EventCondition } from "./destinations.ts";
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

type Row = Readonly<Record<string, unknown>>;

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
  const followClock = keepDelays({ store, table: "lambda_events", now });
  const due = runDueRows({
    now,
    read() {
      followClock();
      return store.prepare("SELECT * FROM lambda_events ORDER BY due").all();
    },
    run,
    onFailure: (reason) => options.host.log(`lambda_events: ${String(reason)}`),
  });

  async function run(row: Row): Promise<void> {
    const requestId = String(row["id"]);
    const qualifier = typeof row["qualifier"] === "string" ? row["qualifier"] : undefined;
    const record = findVersion(options.functions, row, qualifier);
    if (!record) return remove(requestId);
    const event = String(row["event"]);
    const { maximumEventAgeInSeconds = longestAge, maximumRetryAttempts } = record.eventInvoke ?? {};
    const left = Number(row["created"]) + maximumEventAgeInSeconds * 1000 - now();
    const began = steadyNow();
    const ended = { requestId, event, attempts: Number(row["attempt"]), answer: undefined };
    if (left < 0) return end(record, { ...ended, condition: "EventAgeExceeded" });
    try {
      const invokedFunctionArn = qualifier === undefined ? functionArn(record) : `${functionArn(record)}:${qualifier}`;
      const answer = await options.execution.run(record, { requestId, event, invokedFunctionArn });
      const delay = retryDelays.slice(0, maximumRetryAttempts)[ended.attempts];
      const attempted = { ...ended, attempts: ended.attempts + 1, answer };
      if (!answer.failed) end(record, { ...attempted, condition: "Success" });
      else if (delay === undefined) end(record, { ...attempted, condition: "RetriesExhausted" });
      else if (delay >= left - (steadyNow() - began)) end(record, { ...attempted, condition: "EventAgeExceeded" });
      else postpone(requestId, delay, 1);
    } catch (error) {
      if (due.isStopped()) return;
      if (isThrottled(error)) return postpone(requestId, throttledDelay, 0);
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
      remove(ended.requestId);
    });
  }

  function remove(id: string): void {
    if (!due.isStopped()) store.write(() => store.prepare("DELETE FROM lambda_events WHERE id = ?").run(id));
  }

  function postpone(id: string, delay: number, attempts: number): void {
    if (due.isStopped()) return;
    followClock();
    store.write(() =>
      store
        .prepare("UPDATE lambda_events SET due = ?, attempt = attempt + ? WHERE id = ?")
        .run(now() + delay, attempts, id),
    );
  }

  return {
    start: due.start,
    add(record, { requestId, event, qualifier }) {
      followClock();
      store.write(() =>
        store
          .prepare("INSERT INTO lambda_events VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)")
          .run(requestId, record.account, record.region, record.name, event, now(), now(), qualifier ?? null),
      );
      metrics.countEvent(record, "AsyncEventsReceived");
      setImmediate(due.start);
    },
    busy: () => store.prepare("SELECT 1 FROM lambda_events LIMIT 1").get() !== undefined,
    stop: due.stop,
  };
}

/** The version that an event is for, with the settings of its qualifier for asynchronous invocation. */
function findVersion(functions: FunctionTable, row: Row, qualifier: string | undefined): FunctionRecord | undefined {
  const scope = { account: String(row["account"]), region: String(row["region"]) };
  const latest = functions.find(scope, String(row["function"]));
  const version = latest && functions.versions.resolve(latest, qualifier);
  const settings = latest && eventInvokeOf(latest, qualifier);
  return version && settings ? { ...version, eventInvoke: settings } : version;
}

function isThrottled(error: unknown): boolean {
  return error instanceof AwsError && error.code === "TooManyRequestsException";
}
