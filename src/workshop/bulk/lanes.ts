import { openCallLane, type CallCounts, type CallLane } from "./call-lane.ts";

/** The lanes of every operation a batch uses. */
export interface Lanes {
  readonly start: CallLane;
  readonly history: CallLane;
  readonly list: CallLane;
  readonly stop: CallLane;
  readonly head: CallLane;
  readonly put: CallLane;
  counts(): CallCounts[];
}

/**
 * Opens them. Each begins at what AWS grants an account in its large regions (Step Functions service quotas: bucket
 * size and refill a second) and finds the rest out by itself.
 *
 * @param options.rate StartExecution calls a second, at most
 */
export function openLanes(options: { rate?: number | undefined }): Lanes {
  const lanes = {
    start: openCallLane({
      operation: "StartExecution",
      pace: { start: 300, burst: 300, most: options.rate },
      atOnce: 24,
    }),
    history: openCallLane({ operation: "GetExecutionHistory", pace: { start: 20, burst: 400 }, atOnce: 24 }),
    list: openCallLane({ operation: "ListExecutions", pace: { start: 5, burst: 100 }, atOnce: 2 }),
    stop: openCallLane({ operation: "StopExecution", pace: { start: 200, burst: 1000 }, atOnce: 4 }),
    head: openCallLane({ operation: "HeadObject", pace: { start: 500, burst: 500 }, atOnce: 8 }),
    put: openCallLane({ operation: "PutObject", pace: { start: 500, burst: 500 }, atOnce: 8 }),
  };
  return { ...lanes, counts: () => Object.values(lanes).map((lane) => lane.counts()) };
}
