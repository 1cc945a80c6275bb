import type { HistoryEvent } from "../../aws/execution/read-history.ts";

/**
 * The visit that each event belongs to, by the event's id, as the place of the visit's entry among all entries. Events
 * of parallel branches interleave: the visit is found by going back along `previousEventId`, past the visits that ended
 * on that way.
 */
export function visitsOfEvents(events: readonly HistoryEvent[]): Map<number, number> {
  const byId = new Map(events.map((event) => [event.id ?? 0, event]));
  const entries: HistoryEvent[] = [];
  const visits = new Map<number, number>();

  function ownerOf(event: HistoryEvent): number | undefined {
    // A state fails with what runs inside of it: its own failure follows that of a state that never ended.
    const group = /^(Parallel|Map)StateFailed$/.exec(event.type ?? "")?.[1];
    let current = byId.get(event.previousEventId ?? 0);
    while (current) {
      const visit = visits.get(current.id ?? 0);
      const entry = visit === undefined ? undefined : entries[visit];
      const isOwner = group === undefined || entry?.type === `${group}StateEntered`;
      if (!current.stateExitedEventDetails && visit !== undefined && isOwner) return visit;
      current = byId.get((entry ?? current).previousEventId ?? 0);
    }
    return undefined;
  }

  for (const event of events) {
    const id = event.id ?? 0;
    if (event.stateEnteredEventDetails) {
      visits.set(id, entries.length);
      entries.push(event);
    } else if (!(event.type ?? "").startsWith("Execution")) {
      const visit = ownerOf(event);
      if (visit !== undefined) visits.set(id, visit);
    }
  }
  return visits;
}
