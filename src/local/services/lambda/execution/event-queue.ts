import { steadyNow } from "../../../../steady-clock.ts";
import { AwsError } from "../../../aws-error.ts";
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
/** Timers stand still while a laptop sleeps: longer waits are looked at again in between. */
const longestSleep = 10_000;

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
  const running = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function start(): void {
    clearTimeout(timer);
    if (stopped) return;
    followClock();
    const rows = store.prepare("SELECT * FROM lambda_events ORDER BY due").all();
    for (const row of rows) {
      const id = String(row["id"]);
      if (running.has(id)) continue;
      const wait = Number(row["due"]) - now();
      if (wait > 0) {
        timer = setTimeout(start, Math.min(wait, longestSleep));
        timer.unref();
        return;
      }
      running.add(id);
      void run(id, row).finally(() => {
        running.delete(id);
        start();
      });
    }
  }

  async function run(id: string, row: Record<string, unknown>): Promise<void> {
    const scope = { account: String(row["account"]), region: String(row["region"]) };
    const qualifier = typeof row["qualifier"] === "string" ? row["qualifier"] : undefined;
    const latest = options.functions.find(scope, String(row["function"]));
    const version = latest && options.functions.versions.resolve(latest, qualifier);
    if (!version) return remove(id);
    const settings = eventInvokeOf(latest, qualifier);
    const record = settings ? { ...version, eventInvoke: settings } : version;
    const { maximumEventAgeInSeconds = longestAge, maximumRetryAttempts } = record.eventInvoke ?? {};
    const left = Number(row["created"]) + maximumEventAgeInSeconds * 1000 - now();
    const began = steadyNow();
    const event = String(row["event"]);
    const ended = { requestId: id, event, attempts: Number(row["attempt"]), answer: undefined };
    if (left < 0) return end(record, { ...ended, condition: "EventAgeExceeded" });
    try {
      const answer = await options.execution.run(record, {
        requestId: id,
        event,
        invokedFunctionArn: qualifier === undefined ? functionArn(record) : `${functionArn(record)}:${qualifier}`,
      });
      const delay = retryDelays.slice(0, maximumRetryAttempts)[ended.attempts];
      const attempted = { ...ended, attempts: ended.attempts + 1, answer };
      if (!answer.failed) end(record, { ...attempted, condition: "Success" });
      else if (delay === undefined) end(record, { ...attempted, condition: "RetriesExhausted" });
      else if (delay >= left - (steadyNow() - began)) end(record, { ...attempted, condition: "EventAgeExceeded" });
      else postpone(id, delay, 1);
    } catch (error) {
      if (stopped) return;
      if (error instanceof AwsError && error.code === "TooManyRequestsException") postpone(id, throttledDelay, 0);
      else {
        options.host.log(`an event of ${record.name} was lost: ${String(error)}`);
        end(record, { ...ended, condition: "RetriesExhausted" });
      }
    }
  }

  /** An event is over: what is told of it is put down when its row goes. */
  function end(
    record: FunctionRecord,
    ended: {
      requestId: string;
      event: string;
      condition: EventCondition;
      attempts: number;
      answer: InvocationAnswer | undefined;
    },
  ): void {
    if (ended.condition !== "Success") metrics.countEvent(record, "AsyncEventsDropped");
    if (stopped) return;
    const job = destinationJob(record, { ...ended, now: now() });
    store.write(() => {
      if (job) options.destinations.add(job);
      remove(ended.requestId);
    });
  }

  function remove(id: string): void {
    if (!stopped) store.write(() => store.prepare("DELETE FROM lambda_events WHERE id = ?").run(id));
  }

  function postpone(id: string, delay: number, attempts: number): void {
    if (stopped) return;
    followClock();
    store.write(() =>
      store
        .prepare("UPDATE lambda_events SET due = ?, attempt = attempt + ? WHERE id = ?")
        .run(now() + delay, attempts, id),
    );
  }

  return {
    start,
    add(record, { requestId, event, qualifier }) {
      followClock();
      store.write(() =>
        store
          .prepare("INSERT INTO lambda_events VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)")
          .run(requestId, record.account, record.region, record.name, event, now(), now(), qualifier ?? null),
      );
      metrics.countEvent(record, "AsyncEventsReceived");
      setImmediate(start);
    },
    busy: () => store.prepare("SELECT 1 FROM lambda_events LIMIT 1").get() !== undefined,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
