import type { EnvironmentMetrics } from "../../../../src/workshop/metrics/metrics.ts";

const minute = (at: number): Date => new Date(Date.UTC(2026, 0, 1, 12, at));
/** An hour of a machine, and a function that lost an image. */
export const sampleMetrics: EnvironmentMetrics = {
  since: minute(0),
  until: minute(48),
  period: 60,
  machines: [
    {
      name: "RiderPhotoProcessing-4",
      gone: false,
      started: 12,
      succeeded: 11,
      failed: 0,
      aborted: 0,
      timedOut: 1,
      throttled: 0,
      executionTime: { count: 12, p50: 410, p90: 780, p99: 2100 },
      startedSeries: [
        { at: minute(2), value: 4 },
        { at: minute(47), value: 8 },
      ],
    },
  ],
  functions: [
    {
      name: "StartExecution",
      invocations: 3,
      errors: 2,
      throttles: 0,
      dropped: 1,
      concurrency: 1,
      duration: undefined,
    },
  ],
  lost: 1,
};
