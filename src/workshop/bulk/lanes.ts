import { openCallLane, type CallCounts, type CallLane } from "./call-lane.ts";
import type { PaceLimits } from "./pace.ts";

/** The lanes of every operation a batch uses. */
export interface Lanes {
  readonly start: CallLane;
  readonly history: CallLane;
  readonly list: CallLane;
  readonly stop: CallLane;
  readonly head: CallLane;
  readonly put: CallLane;
  /** Of an operation that is called now and then. */
  other(operation: string): CallLane;
  counts(): CallCounts[];
}

/**
 * Opens them. Each begins at what AWS grants an account in its large regions (Step Functions service quotas: bucket
 * size and refill a second) and finds the rest out by itself.
 *
 * @param options.rate StartExecution calls a second, at most
 * @param options.retries how often a call is repeated when the network or the service fails; eight take half a minute
 */
export function openLanes({ rate, retries }: { rate?: number | undefined; retries: number }): Lanes {
  const open = (operation: string, atOnce: number, pace: PaceLimits): CallLane =>
    openCallLane({ operation, atOnce, pace, retries });
  const lanes = {
    start: open("StartExecution", 24, { start: 300, burst: 300, most: rate }),
    history: open("GetExecutionHistory", 24, { start: 20, burst: 400 }),
    list: open("ListExecutions", 2, { start: 5, burst: 100 }),
    stop: open("StopExecution", 4, { start: 200, burst: 1000 }),
    head: open("HeadObject", 8, { start: 500, burst: 500 }),
    put: open("PutObject", 8, { start: 500, burst: 500 }),
  };
  const others = new Map<string, CallLane>();
  return {
    ...lanes,
    other(operation) {
      const lane = others.get(operation) ?? open(operation, 2, { start: 5, burst: 20 });
      others.set(operation, lane);
      return lane;
    },
    counts: () => [...Object.values(lanes), ...others.values()].map((lane) => lane.counts()),
  };
}
