import { exceedsTolerance } from "../../../states-language/index.ts";
import type { ExecutionRecord } from "../records/execution-record.ts";
import type { MapRunLimits } from "../records/map-runs.ts";
import type { Children } from "./child-executions.ts";
import type { ChildInput } from "./child-inputs.ts";
import type { Child, OnEnd } from "./follow-child.ts";
import type { Tally } from "./tally.ts";

/** The running children of a map run: how many are allowed, and whether more are started. */
export interface ChildPool {
  /** Waits until one more may run, or none is to run any more. */
  room(): Promise<void>;
  begin(input: ChildInput): void;
  /** Takes up a child that ran before. */
  adopt(record: ExecutionRecord): void;
  /** Begins a child again that did not succeed. */
  redrive(record: ExecutionRecord): void;
  /** Whether it is decided that no more children are begun. */
  isOver(): boolean;
  hasFailed(): boolean;
  /** Waits until all have ended, or it is over. */
  idle(): Promise<void>;
  /** Aborts those that still run, and waits for their ends. */
  stop(): Promise<void>;
  /** Stops watching the children: the map run continues after the next start. */
  leave(): void;
  /** Looks again, after limits have changed. */
  look(): void;
}

/** Children in memory at once, whatever the state allows: on AWS there may be 10,000. */
const mostChildrenAtOnce = 1000;

/** A pool without children. It takes more as long as `limits` allow and too few have failed. */
export function createChildPool(options: {
  children: Children;
  tally: Tally;
  limits: () => MapRunLimits;
  /** Items in all, for the tolerated percentage. */
  items: () => number;
  /** Aborted when the results are no longer wanted or the service ends. */
  signal: AbortSignal;
}): ChildPool {
  const { children, tally, limits, items, signal } = options;
  const running = new Set<{ child: Child | undefined }>();
  let wake: () => void = () => undefined;
  let changed = nextChange();

  function nextChange(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
    });
  }
  function look(): void {
    wake();
    changed = nextChange();
  }
  signal.addEventListener("abort", look, { once: true });

  function hasFailed(): boolean {
    const { toleratedCount, toleratedPercentage } = limits();
    // Without a number there is no tolerance of that kind: with neither, the first failure is too many.
    const tolerance = {
      toleratedCount: toleratedCount === 0 ? undefined : toleratedCount,
      toleratedPercentage: toleratedPercentage === 0 ? undefined : toleratedPercentage,
    };
    return exceedsTolerance(tolerance, tally.failedItems(), items());
  }

  function isOver(): boolean {
    return signal.aborted || hasFailed();
  }

  function isFull(): boolean {
    const { maxConcurrency } = limits();
    return running.size >= Math.min(maxConcurrency || mostChildrenAtOnce, mostChildrenAtOnce);
  }

  function run(size: number, open: (onEnd: OnEnd) => Child): void {
    const entry: { child: Child | undefined } = { child: undefined };
    running.add(entry);
    entry.child = open((status) => {
      if (!running.delete(entry)) return;
      tally.end(size, status);
      look();
    });
  }

  return {
    look,
    isOver,
    hasFailed,
    begin(input) {
      tally.begin(input.items);
      run(input.items, (onEnd) => children.begin(input, onEnd));
    },
    adopt(record) {
      tally.begin(itemsOf(record));
      run(itemsOf(record), (onEnd) => children.adopt(record, onEnd));
    },
    redrive(record) {
      tally.redrive(itemsOf(record));
      run(itemsOf(record), (onEnd) => children.redrive(record, onEnd));
    },
    async room() {
      while (isFull() && !isOver()) await changed;
    },
    async idle() {
      while (running.size > 0 && !isOver()) await changed;
    },
    leave() {
      for (const { child } of running) child?.leave();
    },
    async stop() {
      for (const { child } of running) child?.stop();
      while (running.size > 0 && signal.reason !== "lost") await changed;
    },
  };
}

function itemsOf({ child }: ExecutionRecord): number {
  return child?.items ?? 0;
}
