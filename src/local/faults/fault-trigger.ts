import type { Fault } from "./fault.ts";

/** Decides for each call that a fault concerns whether to inject the fault. */
export interface FaultTrigger {
  /** Counts the call, and says whether it is struck. */
  strikes(): boolean;
  /** Counts the call, and answers what strikes it later, if it can be struck at all. */
  take(): () => boolean;
  /** Whether a fault without a rate would strike; counts nothing. */
  readonly exhausted: boolean;
  tally(): { seen: number; struck: number };
}

/**
 * @param tally what an earlier daemon counted; the random numbers begin where they stood
 */
export function createFaultTrigger(
  fault: Fault,
  tally: { seen: number; struck: number } = { seen: 0, struck: 0 },
): FaultTrigger {
  let { seen, struck } = tally;
  const take = (): (() => boolean) => {
    seen += 1;
    const isDue =
      seen > (fault.skip ?? 0) && (fault.rate === undefined || randomAt(fault.seed, seen) * 100 < fault.rate);
    return () => {
      if (!isDue || struck >= (fault.count ?? Infinity)) return false;
      struck += 1;
      return true;
    };
  };
  return {
    take,
    strikes: () => take()(),
    get exhausted() {
      return struck >= (fault.count ?? Infinity);
    },
    tally: () => ({ seen, struck }),
  };
}

/** The n-th number of a seed's sequence, from 0 to 1: an integer hash (Chris Wellons, "lowbias32"). */
function randomAt(seed: number, index: number): number {
  let bits = (Math.imul(seed, 0x9e3779b1) + index) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
}
