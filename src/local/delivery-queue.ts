import { steadyNow } from "../steady-clock.ts";
import { AwsError } from "./aws-error.ts";
import type { ServiceHost } from "./service.ts";
import { runDueRows } from "./due-rows.ts";
import { keepDelays } from "./set-clock.ts";

/** Jobs in which one service calls another, stored until they succeed or are given up. Each is done at least once. */
export interface DeliveryQueue<Job> {
  /** Keeps a job. Belongs inside the `store.write` of what causes it; the job is begun soon after. */
  add(job: Job): void;
  /** Begins what is due, now and from here on. */
  start(): void;
  /** True while jobs run or wait for another attempt. */
  busy(): boolean;
  /** Begins nothing more and waits for what runs. */
  close(): Promise<void>;
}

/** Answers that say "later" rather than "no". */
const passing = new Set([
  "ExecutionLimitExceeded",
  "InternalFailure",
  "ServiceException",
  "ServiceUnavailableException",
  "ThrottlingException",
  "TooManyRequestsException",
]);

const mostAtOnce = 32;

/**
 * A queue in its own table.
 *
 * @param options.table the table's name
 * @param options.describe a job in the log's words: `event 1 for target 2`
 * @param options.retryDelay milliseconds to wait after a failure; undefined gives the job up
 */
export function createDeliveryQueue<Job>(options: {
  readonly host: ServiceHost;
  readonly table: string;
  readonly deliver: (job: Job) => Promise<void>;
  readonly describe: (job: Job) => string;
  readonly retryDelay: (job: Job, attempt: { readonly failures: number; readonly age: number }) => number | undefined;
}): DeliveryQueue<Job> {
  const { host, table } = options;
  const { store, now } = host;
  store.migrate(table, [
    `CREATE TABLE ${table} (
      id INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT NOT NULL, failures INTEGER NOT NULL, created INTEGER NOT NULL,
      due INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX ${table}_by_due ON ${table} (due, id)`,
  ]);
  const followClock = keepDelays({ store, table, now });
  const due = runDueRows({
    now,
    mostAtOnce,
    read(running) {
      followClock();
      // Those that run are still in the table, so there are as many more to look at.
      return store.prepare(`SELECT * FROM ${table} ORDER BY due, id LIMIT ?`).all(mostAtOnce + running);
    },
    run: (row) => attempt(Number(row["id"]), row),
    onFailure: (reason) => host.log(`${table}: ${String(reason)}`),
  });

  async function attempt(id: number, row: Record<string, unknown>): Promise<void> {
    const job: Job = JSON.parse(String(row["job"]));
    const age = now() - Number(row["created"]);
    const began = steadyNow();
    try {
      await options.deliver(job);
      remove(id);
    } catch (error) {
      const failures = Number(row["failures"]) + 1;
      const delay = isPassing(error)
        ? options.retryDelay(job, { failures, age: age + steadyNow() - began })
        : undefined;
      if (delay === undefined) giveUp(id, job, error);
      else postpone(id, failures, delay);
    }
  }

  function giveUp(id: number, job: Job, error: unknown): void {
    const reason = error instanceof AwsError ? `${error.code}: ${error.message}` : String(error);
    host.log(`${options.describe(job)} was not delivered: ${reason}`);
    remove(id);
  }

  function remove(id: number): void {
    store.write(() => store.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id));
  }

  function postpone(id: number, failures: number, delay: number): void {
    followClock();
    store.write(() =>
      store.prepare(`UPDATE ${table} SET failures = ?, due = ? WHERE id = ?`).run(failures, now() + delay, id),
    );
  }

  return {
    add(job) {
      followClock();
      store
        .prepare(`INSERT INTO ${table} (job, failures, created, due) VALUES (?, 0, ?, ?)`)
        .run(JSON.stringify(job), now(), now());
      setImmediate(due.start);
    },
    start: due.start,
    busy: () => due.running().length > 0 || store.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined,
    async close() {
      due.stop();
      await Promise.all(due.running());
    },
  };
}

/** A refusal stays one; what went wrong for another reason, or came too fast, may go well the next time. */
function isPassing(error: unknown): boolean {
  return !(error instanceof AwsError) || passing.has(error.code) || (error.statusCode ?? 400) >= 500;
}
