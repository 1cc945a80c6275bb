import { setTimeout as sleep } from "node:timers/promises";

/** Runs the rows of a table when they are due. A row that runs stays in the table until its work removes it. */
interface DueRows {
  /** Begins what is due, now and from here on. */
  start(): void;
  /** Begins nothing more. */
  stop(): void;
  isStopped(): boolean;
  /** The rows that run now. */
  running(): readonly Promise<void>[];
}

type Row = Readonly<Record<string, unknown>>;

/** Timers stand still while a laptop sleeps: longer waits are looked at again in between. */
const longestSleep = 10_000;
/** Milliseconds to wait when the store cannot take a row's result. */
const storePause = 1000;

/**
 * @param options.now milliseconds since 1970
 * @param options.read the rows, with the columns `id` and `due`, the earliest first; `running` of them run already
 * @param options.run rejects when the store cannot take the row's result: the row is run again after a pause
 * @param options.onFailure called with the reason of such a rejection
 * @param options.mostAtOnce how many rows run at once (default: all that are due)
 */
export function runDueRows(options: {
  readonly now: () => number;
  readonly read: (running: number) => readonly Row[];
  readonly run: (row: Row) => Promise<void>;
  readonly onFailure: (reason: unknown) => void;
  readonly mostAtOnce?: number;
}): DueRows {
  const { now, read, run, mostAtOnce = Number.POSITIVE_INFINITY } = options;
  const running = new Map<unknown, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function start(): void {
    clearTimeout(timer);
    if (stopped) return;
    for (const row of read(running.size)) {
      const { id } = row;
      if (running.has(id) || running.size >= mostAtOnce) continue;
      const wait = Number(row["due"]) - now();
      if (wait > 0) {
        timer = setTimeout(start, Math.min(wait, longestSleep));
        timer.unref();
        return;
      }
      const work = run(row)
        .catch((reason: unknown) => {
          options.onFailure(reason);
          return sleep(storePause, undefined, { ref: false });
        })
        .finally(() => {
          running.delete(id);
          start();
        });
      running.set(id, work);
    }
  }

  return {
    start,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
    isStopped: () => stopped,
    running: () => [...running.values()],
  };
}
