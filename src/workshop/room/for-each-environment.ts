import type { AnyMessage } from "../../text/entry.ts";
import type { Environment } from "../environment.ts";
import { forEachConcurrently } from "../for-each-concurrently.ts";
import type { ShownText, WorkshopEvent } from "../port.ts";
import { reportFailure } from "../report-failure.ts";
import { roomEnvironment } from "./room-environment.ts";

/** How far the work on one environment is. */
export interface RoomRow {
  readonly environment: string;
  readonly state: "waiting" | "working" | "done" | "failed";
  /** The step that it is at. */
  readonly step: ShownText | undefined;
  readonly error: AnyMessage | undefined;
}

/** Called on every change, with all rows in their order. */
export type RoomListener = (rows: readonly RoomRow[], changed: RoomRow) => void;

/**
 * Does the same with several environments at a time. One that fails does not keep the others from being done.
 *
 * @param room.work answers what the result says of the environment
 */
export async function forEachEnvironment<Result>(
  base: Environment,
  room: {
    names: readonly string[];
    concurrency: number;
    listen: RoomListener;
    sharedArtifacts?: string;
    work: (environment: Environment, name: string) => Promise<Result>;
  },
): Promise<{ rows: readonly RoomRow[]; results: ReadonlyMap<string, Result> }> {
  const { names, concurrency, listen, sharedArtifacts, work } = room;
  const rows = names.map((environment): RoomRow => ({
    environment,
    state: "waiting",
    step: undefined,
    error: undefined,
  }));
  const results = new Map<string, Result>();
  const note = (name: string, change: Partial<RoomRow>): void => {
    const at = names.indexOf(name);
    const before = rows[at];
    if (before === undefined) return;
    const row = { ...before, ...change };
    rows[at] = row;
    listen(rows, row);
  };
  await forEachConcurrently(names, { concurrency, signal: base.signal }, async (name) => {
    const notify = (event: WorkshopEvent): void => {
      if (event.type === "step-started") note(name, { step: event.step });
    };
    note(name, { state: "working" });
    try {
      const environment = roomEnvironment(base, {
        name,
        notify,
        ...(sharedArtifacts !== undefined && { sharedArtifacts }),
      });
      results.set(name, await work(environment, name));
      note(name, { state: "done", step: undefined });
    } catch (error) {
      base.signal.throwIfAborted();
      note(name, { state: "failed", error: reportFailure(error) });
    }
  });
  return { rows, results };
}
