import { steadyNow } from "../steady-clock.ts";
import type { Store } from "./store/store.ts";

/** Smaller differences come from the regular correction of clocks. */
const smallestSetting = 1000;

/**
 * Notices when somebody sets the wall clock. Moments that are kept for durations then have to move with it: what was
 * to happen in a minute still happens in a minute.
 *
 * @param now milliseconds since 1970
 * @returns asks how many milliseconds the clock was set forward since the last question: 0 mostly, less when set back
 */
export function watchClock(now: () => number): () => number {
  let offset = now() - steadyNow();
  return () => {
    const difference = now() - steadyNow() - offset;
    if (Math.abs(difference) < smallestSetting) return 0;
    offset += difference;
    return Math.round(difference);
  };
}

/**
 * Keeps the delays of a table's rows as long as they are when somebody sets the clock. To be called before rows are
 * read by their time, and before a time is written.
 *
 * @param options.table has the columns `created` and `due`, in milliseconds since 1970
 */
export function keepDelays(options: {
  readonly store: Pick<Store, "prepare" | "write">;
  readonly table: string;
  readonly now: () => number;
}): () => void {
  const { store, table, now } = options;
  const clockSetBy = watchClock(now);
  let looked = false;

  /** The clock was set back while nobody ran: rows of the future begin now. */
  function takeFromFuture(): void {
    const latest = now() + smallestSetting;
    if (store.prepare(`SELECT 1 FROM ${table} WHERE created > ? LIMIT 1`).get(latest) === undefined) return;
    store.write(() =>
      store
        .prepare(`UPDATE ${table} SET due = due - created + ?, created = ? WHERE created > ?`)
        .run(now(), now(), latest),
    );
  }

  return () => {
    if (!looked) takeFromFuture();
    looked = true;
    const shift = clockSetBy();
    if (shift === 0) return;
    store.write(() => store.prepare(`UPDATE ${table} SET due = due + ?, created = created + ?`).run(shift, shift));
  };
}
