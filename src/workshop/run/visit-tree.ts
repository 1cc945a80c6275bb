import type { HistoryEvent } from "../../aws/execution/read-history.ts";

/** One visit of one state, as a row of the final table. */
export interface StateVisit {
  readonly name: string;
  /** `Task`, `Parallel`, `Choice`, … */
  readonly type: string;
  readonly status: "running" | "succeeded" | "caught" | "failed" | "aborted";
  /** Milliseconds since the execution started. */
  readonly startMs: number;
  /** Milliseconds; up to now for a state that runs. */
  readonly durationMs: number;
  /** How often its work was tried; 1 for states that do no work. */
  readonly attempts: number;
  /** How many Parallel or Map states it lies within. */
  readonly depth: number;
  /** JSON texts. */
  readonly input: string | undefined;
  readonly output: string | undefined;
  /** The last failure of its work, also when a later attempt succeeded or a Catch took it. */
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** A visit whose members change while its state runs. */
export type OpenVisit = { -readonly [Field in keyof StateVisit]: StateVisit[Field] };

/** The events of a history, and the visits of states they belong to. */
export interface VisitTree {
  add(event: HistoryEvent): void;
  /** The event that caused an event. */
  before(event: HistoryEvent): HistoryEvent | undefined;
  /** Begins a visit with the event that entered the state. */
  enter(event: HistoryEvent, visit: OpenVisit): void;
  /** Ends a visit with the event that left the state. */
  exit(event: HistoryEvent, visit: OpenVisit): void;
  /** The visit an event belongs to: the nearest entry on the way back that `matches` takes. */
  ownerOf(event: HistoryEvent, matches?: (visit: OpenVisit) => boolean): OpenVisit | undefined;
  /** As deep as the state that ended just before, or one deeper than the Parallel or Map state that it begins in. */
  depthOf(event: HistoryEvent): number;
  /** In the order in which the states were entered. */
  visits(): OpenVisit[];
}

const groupTypes = new Set(["Parallel", "Map"]);

/** Starts without events. They are added in the order of the history. */
export function createVisitTree(): VisitTree {
  const events = new Map<number, HistoryEvent>();
  const byEntry = new Map<number, OpenVisit>();
  const byExit = new Map<number, OpenVisit>();

  function before(event: HistoryEvent): HistoryEvent | undefined {
    return event.previousEventId === undefined ? undefined : events.get(event.previousEventId);
  }

  return {
    before,
    add: (event) => void events.set(event.id ?? 0, event),
    enter: (event, visit) => void byEntry.set(event.id ?? 0, visit),
    exit: (event, visit) => void byExit.set(event.id ?? 0, visit),
    ownerOf(event, matches = () => true) {
      for (let current = before(event); current; current = before(current)) {
        const visit = byEntry.get(current.id ?? 0);
        if (visit && matches(visit)) return visit;
      }
      return undefined;
    },
    depthOf(event) {
      for (let current = before(event); current; current = before(current)) {
        const exited = byExit.get(current.id ?? 0);
        if (exited) return exited.depth;
        const around = byEntry.get(current.id ?? 0);
        if (around) return groupTypes.has(around.type) ? around.depth + 1 : around.depth;
      }
      return 0;
    },
    visits: () => [...byEntry.values()],
  };
}
