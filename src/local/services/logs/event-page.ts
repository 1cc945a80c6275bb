import type { StoredEvent } from "./log-events.ts";

/** As many events as AWS puts in one answer, and as many bytes. */
export const mostEvents = 10_000;
const mostBytes = 1024 * 1024;
const eventOverhead = 26;

/** Takes one answer's events from a sequence; `more` says that others follow. */
export function takePage(
  events: Iterable<StoredEvent>,
  limit: number = mostEvents,
): { events: StoredEvent[]; more: boolean } {
  const page: StoredEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += Buffer.byteLength(event.message) + eventOverhead;
    if (page.length === limit || (page.length > 0 && bytes > mostBytes)) return { events: page, more: true };
    page.push(event);
  }
  return { events: page, more: false };
}
