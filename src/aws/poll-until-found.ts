import { setTimeout as sleep } from "node:timers/promises";

/** How a wait for something that was made moments ago is reported and ended. */
interface PollOptions {
  /** Called once, before the first wait. */
  readonly onWait: () => void;
  readonly signal: AbortSignal;
  /** Milliseconds between two looks. */
  readonly pollMs: number;
  /** How long to look for it, in milliseconds of waiting. */
  readonly patienceMs?: number | undefined;
}

/** Reads lag behind writes: a thing that is known to be there is looked for again, two minutes by default. */
export async function pollUntilFound<T>(
  look: () => Promise<T | undefined>,
  options: PollOptions,
): Promise<T | undefined> {
  const { onWait, signal, pollMs, patienceMs = 120_000 } = options;
  for (let waitedMs = 0; ; waitedMs += pollMs) {
    const seen = await look();
    if (seen !== undefined || waitedMs >= patienceMs) return seen;
    if (waitedMs === 0) onWait();
    await sleep(pollMs, undefined, { signal });
  }
}
