import type { HistoryEvent } from "../types.ts";

/**
 * AWS ends a Standard execution whose history would hold more events than this.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export const mostEvents = 25_000;

/** The history has no room for another event but the last. */
export class HistoryFullError extends Error {
  override readonly name = "HistoryFullError";
}

/** The content of an event, before it has its place in the history. */
export interface EventContent {
  readonly type: string;
  readonly [details: `${string}EventDetails`]: Readonly<Record<string, unknown>> | undefined;
}

/** The events of an execution, numbered from 1 in the order in which they are written. */
export interface History {
  /** Milliseconds since 1970: the time of the stimulus that is being worked on. */
  now: number;
  /** The id the next event will get. */
  nextId(): number;
  /** Writes an event and answers its id. @throws HistoryFullError */
  write(content: EventContent, previousEventId: number): number;
  /** Writes the event that ends the execution; nothing is written after it. */
  writeLast(content: EventContent, previousEventId: number): void;
  /** From now on `write` does nothing, so that routines that are cancelled leave no trace. */
  close(): void;
  /** Continues after the event of that id: the execution is redriven. */
  reopen(lastId: number): void;
  /** The events written since they were last taken. */
  take(): HistoryEvent[];
  /**
   * How much work those were: the characters of their texts, less where a text comes again, and some for each event.
   */
  freshWeight(): number;
}

/** @param limit how many events the history may hold; the last one is for the failure of the execution */
export function createHistory({ limit }: { limit: number }): History {
  let written = 0;
  let closed = false;
  let fresh: HistoryEvent[] = [];
  let weight = 0;
  const texts = new Set<string>();

  function append(content: EventContent, previousEventId: number): number {
    written += 1;
    fresh.push({ id: written, previousEventId, timestamp: history.now, ...content });
    weight += weightOf(content, texts);
    return written;
  }

  const history: History = {
    now: 0,
    nextId: () => written + 1,
    write(content, previousEventId) {
      if (closed) return written;
      if (written + 1 < limit) return append(content, previousEventId);
      closed = true;
      throw new HistoryFullError();
    },
    writeLast(content, previousEventId) {
      append(content, previousEventId);
      closed = true;
    },
    close() {
      closed = true;
    },
    reopen(lastId) {
      written = lastId;
      fresh = [];
      closed = false;
    },
    take() {
      const events = fresh;
      fresh = [];
      weight = 0;
      texts.clear();
      return events;
    },
    freshWeight: () => weight,
  };
  return history;
}

/** The weight of an event beside its texts. */
const eventWeight = 200;

function weightOf(content: EventContent, seen: Set<string>): number {
  let weight = eventWeight;
  for (const details of Object.values(content)) {
    if (typeof details !== "object" || details === null) continue;
    for (const member in details) {
      const value = details[member];
      if (typeof value !== "string") continue;
      weight += seen.has(value) ? value.length / 20 : value.length;
      seen.add(value);
    }
  }
  return weight;
}
