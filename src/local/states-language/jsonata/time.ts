import jsonata from "jsonata";

const formatted = jsonata("$fromMillis(milliseconds, picture, timezone)");

/** `$now([picture[, timezone]])` and `$millis()`: the time of what the execution is reacting to. */
export function createTimeFunctions(now: number): Record<string, unknown> {
  return {
    millis: () => now,
    now: (picture?: unknown, timezone?: unknown): Promise<unknown> =>
      formatted.evaluate({ milliseconds: now, picture, timezone }),
  };
}
