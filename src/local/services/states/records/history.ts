import type { Store } from "../../../store/store.ts";
import type { HistoryEvent, Stimulus } from "../../../states-language/index.ts";
import { integer, text } from "./columns.ts";
import { packEvents, unpackEvents } from "./packed-events.ts";
import { stepsPerExecution } from "./execution-record.ts";

/** One step of an execution: what happened to it and the events that caused. */
export interface Step {
  readonly step: number;
  readonly stimulus: Stimulus;
  readonly events: readonly HistoryEvent[];
}

/** The journal of executions. `append` must be called inside `store.write`. */
export type History = ReturnType<typeof openHistory>;

/** The table of histories: each row has a stimulus and the events that followed from it. */
export function openHistory(store: Store) {
  const insert = store.prepare("INSERT INTO states_history (id, last_event, stimulus, events) VALUES (?, ?, ?, ?)");
  const stimuli = store.prepare(
    "SELECT id, last_event, stimulus FROM states_history WHERE id BETWEEN ? AND ? ORDER BY id",
  );
  const forward = store.prepare(
    "SELECT events FROM states_history WHERE id BETWEEN ? AND ? AND last_event >= ? ORDER BY id",
  );
  const backward = store.prepare("SELECT events FROM states_history WHERE id BETWEEN ? AND ? ORDER BY id DESC");
  const range = (execution: number) =>
    [execution * stepsPerExecution, (execution + 1) * stepsPerExecution - 1] as const;

  return {
    /** @param lastEvent id of the newest event of the execution, those of this step included */
    append(execution: number, { step, stimulus, events, lastEvent }: Step & { lastEvent: number }): void {
      insert.run(execution * stepsPerExecution + step, lastEvent, JSON.stringify(stimulus), packEvents(events));
    },
    /** Everything that has happened to an execution, in order. */
    stimuli(execution: number): { stimulus: Stimulus; lastEvent: number; step: number }[] {
      return stimuli.all(...range(execution)).map((row) => ({
        step: integer(row, "id") - execution * stepsPerExecution,
        stimulus: JSON.parse(text(row, "stimulus")),
        lastEvent: integer(row, "last_event"),
      }));
    },
    /** Events with ids from `from` on, or with `newestFirst` from `from` down. */
    events(execution: number, options: { from: number; limit: number; newestFirst: boolean }): HistoryEvent[] {
      const { from, limit, newestFirst } = options;
      const events: HistoryEvent[] = [];
      const rows = newestFirst ? backward.iterate(...range(execution)) : forward.iterate(...range(execution), from);
      for (const row of rows) {
        const written = unpackEvents(text(row, "events"));
        for (const event of newestFirst ? written.toReversed() : written) {
          if (newestFirst ? event.id > from : event.id < from) continue;
          if (events.push(event) === limit) return events;
        }
      }
      return events;
    },
  };
}
