import type { ServiceHost } from "../../../service.ts";
import { keepDelays } from "../../../set-clock.ts";

/** An event that waits for its function, or runs. Times in milliseconds since 1970. */
export interface StoredEvent {
  readonly requestId: string;
  readonly account: string;
  readonly region: string;
  /** The function's name. */
  readonly name: string;
  readonly qualifier: string | undefined;
  /** JSON text. */
  readonly event: string;
  /** Attempts that have ended. */
  readonly attempts: number;
  readonly created: number;
}

type Row = Readonly<Record<string, unknown>>;

/** The table of events. Its delays stay as long as they are when somebody sets the clock. */
export interface EventTable {
  /** The rows for `runDueRows`, the earliest first. */
  rows(): readonly Row[];
  add(event: Omit<StoredEvent, "attempts" | "created">): void;
  remove(requestId: string): void;
  /** @param attempts how many attempts to count */
  postpone(requestId: string, later: { readonly milliseconds: number; readonly attempts: number }): void;
  isEmpty(): boolean;
}

/** Opens the table that `function-record.ts` creates. */
export function openEventTable({ store, now }: Pick<ServiceHost, "now" | "store">): EventTable {
  const followClock = keepDelays({ store, table: "lambda_events", now });
  return {
    rows() {
      followClock();
      return store.prepare("SELECT * FROM lambda_events ORDER BY due").all();
    },
    add({ requestId, account, region, name, event, qualifier }) {
      followClock();
      store.write(() =>
        store
          .prepare("INSERT INTO lambda_events VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)")
          .run(requestId, account, region, name, event, now(), now(), qualifier ?? null),
      );
    },
    remove(requestId) {
      store.write(() => store.prepare("DELETE FROM lambda_events WHERE id = ?").run(requestId));
    },
    postpone(requestId, { milliseconds, attempts }) {
      followClock();
      store.write(() =>
        store
          .prepare("UPDATE lambda_events SET due = ?, attempt = attempt + ? WHERE id = ?")
          .run(now() + milliseconds, attempts, requestId),
      );
    },
    isEmpty: () => store.prepare("SELECT 1 FROM lambda_events LIMIT 1").get() === undefined,
  };
}

/** Reads a row of `lambda_events`. */
export function readStoredEvent(row: Row): StoredEvent {
  return {
    requestId: String(row["id"]),
    account: String(row["account"]),
    region: String(row["region"]),
    name: String(row["function"]),
    qualifier: typeof row["qualifier"] === "string" ? row["qualifier"] : undefined,
    event: String(row["event"]),
    attempts: Number(row["attempt"]),
    created: Number(row["created"]),
  };
}
