import type { HistoryEvent } from "../types.ts";

/** AWS ends a Standard execution whose history would hold more events than this. */
export const mostEvents = 25_000;

/** The history has no room for another event but the last. */
export class HistoryFullError extends Error {
  override readonly name = "HistoryFullError";
}

/** What an event says, before it has its place in the history. */
export interface EventContent {
  readonly type: string;
  readonly [details: `${string}EventDetails`]: Readonly<Record<string, unknown>> | undefined;
}

export interface EventDraft extends EventContent {
  readonly previousEventId: number;
}

/** The events of an execution, numbered from 1 in the order in which they are written. */
export interface History {
  /** Milliseconds since 1970: the time of the stimulus that is being worked on. */
  now: number;
  /** The id the next event will get. */
  nextId(): number;
  /** Writes an event and answers its id. @throws HistoryFullError */
  write(draft: EventDraft): number;
  /** Writes the event that ends the execution; nothing is written after it. */
  writeLast(draft: EventDraft): void;
  /** From now on `write` does nothing, so that routines that are cancelled leave no trace. */
  close(): void;
  /** The events written since they were last taken. */
  take(): HistoryEvent[];
  /** How many those are. */
  freshCount(): number;
}

export function createHistory({ limit }: { limit: number }): History {
  let written = 0;
  let closed = false;
  let fresh: HistoryEvent[] = [];

  function append({ type, previousEventId, ...details }: EventDraft): number {
    written += 1;
    fresh.push({ id: written, previousEventId, type, timestamp: history.now, ...details });
    return written;
  }

  const history: History = {
    now: 0,
    nextId: () => written + 1,
    write(draft) {
      if (closed) return written;
      if (written + 1 < limit) return append(draft);
      closed = true;
      throw new HistoryFullError();
    },
    writeLast(draft) {
      append(draft);
      closed = true;
    },
    close() {
      closed = true;
    },
    take() {
      const events = fresh;
      fresh = [];
      return events;
    },
    freshCount: () => fresh.length,
  };
  return history;
}
