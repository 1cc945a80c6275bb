import type { RecordedCall } from "./recording.ts";

/** How an operation went over a whole recording. */
export interface OperationTimes {
  /** Service and operation, such as `SFN.StartExecution`. */
  readonly operation: string;
  /** Tries, with those that the SDK repeated. */
  readonly calls: number;
  readonly medianMs: number;
  readonly slowestMs: number;
  readonly errors: readonly string[];
}

/** The operations of a recording, by name. */
export function timesOf(calls: readonly RecordedCall[]): OperationTimes[] {
  const operations = Map.groupBy(calls, ({ service, operation }) => `${service}.${operation}`);
  return [...operations]
    .map(([operation, made]): OperationTimes => {
      const times = made.map(({ ms }) => ms).sort((one, other) => one - other);
      return {
        operation,
        calls: made.length,
        medianMs: times[Math.floor(times.length / 2)] ?? 0,
        slowestMs: times.at(-1) ?? 0,
        errors: [...new Set(made.flatMap(({ error }) => error?.name ?? []))].sort(),
      };
    })
    .sort((one, other) => (one.operation < other.operation ? -1 : 1));
}
