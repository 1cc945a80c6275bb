import { AwsError } from "../../../aws-error.ts";
import type { ServiceHost } from "../../../service.ts";
import { type FunctionRecord, functionArn, type FunctionTable } from "../function-record.ts";
import { createInvocationMetrics } from "./invocation-metrics.ts";
import type { FunctionExecution } from "./function-execution.ts";

/** Asynchronous invocations: kept until they have run, also when the endpoint ends in between. */
export interface EventQueue {
  /** Takes an event for a function; it runs soon. */
  add(record: FunctionRecord, event: { requestId: string; event: string }): void;
  /** Runs what is due, now and from here on. */
  start(): void;
  /** True while events run or wait for another attempt. */
  busy(): boolean;
  stop(): void;
}

/** As AWS has it: two more attempts, after one and two minutes; an event older than six hours is given up. */
const retryDelays = [60_000, 120_000];
const longestAge = 6 * 60 * 60_000;
/** How long a throttled event waits, which does not count as an attempt. */
const throttledDelay = 1000;

/** A queue over the table of events. */
export function createEventQueue(options: {
  host: ServiceHost;
  functions: FunctionTable;
  execution: FunctionExecution;
}): EventQueue {
  const { store, now } = options.host;
  const metrics = createInvocationMetrics(options.host.metrics);
  const running = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function start(): void {
    clearTimeout(timer);
    if (stopped) return;
    const rows = store.prepare("SELECT * FROM lambda_events ORDER BY due").all();
    for (const row of rows) {
      const id = String(row["id"]);
      if (running.has(id)) continue;
      const wait = Number(row["due"]) - now();
      if (wait > 0) {
        timer = setTimeout(start, wait);
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
    const record = options.functions.find(scope, String(row["function"]));
    if (!record) return remove(id);
    if (now() - Number(row["created"]) > longestAge) return drop(id, record);
    try {
      const request = { requestId: id, event: String(row["event"]), invokedFunctionArn: functionArn(record) };
      const answer = await options.execution.run(record, request);
      const delay = retryDelays[Number(row["attempt"])];
      if (!answer.failed) remove(id);
      else if (delay === undefined) drop(id, record);
      else postpone(id, delay, 1);
    } catch (error) {
      if (stopped) return;
      if (error instanceof AwsError && error.code === "TooManyRequestsException") postpone(id, throttledDelay, 0);
      else {
        options.host.log(`an event of ${record.name} was lost: ${String(error)}`);
        drop(id, record);
      }
    }
  }

  /** Gives an event up without success. */
  function drop(id: string, record: FunctionRecord): void {
    metrics.countEvent(record, "AsyncEventsDropped");
    remove(id);
  }

  function remove(id: string): void {
    if (!stopped) store.write(() => store.prepare("DELETE FROM lambda_events WHERE id = ?").run(id));
  }

  function postpone(id: string, delay: number, attempts: number): void {
    if (stopped) return;
    store.write(() =>
      store
        .prepare("UPDATE lambda_events SET due = ?, attempt = attempt + ? WHERE id = ?")
        .run(now() + delay, attempts, id),
    );
  }

  return {
    start,
    add(record, { requestId, event }) {
      store.write(() =>
        store
          .prepare("INSERT INTO lambda_events VALUES (?, ?, ?, ?, ?, 0, ?, ?)")
          .run(requestId, record.account, record.region, record.name, event, now(), now()),
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
