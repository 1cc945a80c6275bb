import type { RowOutcome, RowResult } from "../rows/row-result.ts";
import { createLatencies, type LatencyClass, type LatencySummary } from "./latency.ts";
import { createStateCounter, type MachineCount } from "./state-count.ts";
import { sharedReason } from "./reason-group.ts";

/** How many rows ended in one way. */
interface OutcomeCount {
  readonly kind: RowOutcome["kind"];
  readonly reason: string | undefined;
  /** The reason as code and values. */
  readonly reasonCode: RowOutcome["reasonCode"];
  readonly count: number;
  readonly unexpected: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Everything that is counted over the rows, in a memory that does not grow with their number. */
export interface Counted {
  readonly ended: number;
  readonly asExpected: number;
  readonly unexpected: number;
  readonly unfinished: number;
  readonly outcomes: readonly OutcomeCount[];
  readonly latency: LatencySummary;
  readonly latencyDistribution: readonly LatencyClass[];
  readonly machines: readonly MachineCount[];
  /** The first rows that were not as expected. */
  readonly unexpectedRows: readonly RowResult[];
}

/** Counts rows as they end. */
interface OutcomeCounter {
  add(result: RowResult): void;
  counted(): Counted;
}

/** More different reasons than this are counted together: AWS may write an id into its reason that no other row has. */
const mostReasons = 200;
/** More rows than this that were not as expected stand in the journal and the rows' reports only. */
const mostUnexpectedKept = 1000;

const otherReasons = "other reasons";

/** A counter without rows. */
export function createOutcomeCounter(): OutcomeCounter {
  const outcomes = new Map<string, Writable<OutcomeCount>>();
  const states = createStateCounter();
  const latencies = createLatencies();
  const unexpectedRows: RowResult[] = [];
  let [ended, asExpected, unfinished] = [0, 0, 0];

  function addOutcome(result: RowResult): void {
    const { kind, reason, reasonCode } = result.outcome;
    const shared = sharedReason(result);
    const known = outcomes.has(`${kind} ${shared ?? ""}`) || outcomes.size < mostReasons;
    const key = `${kind} ${(known ? shared : otherReasons) ?? ""}`;
    // One row alone keeps the names in its reason.
    const said = known ? { reason, reasonCode } : { reason: otherReasons, reasonCode: undefined };
    const count = outcomes.get(key) ?? { kind, ...said, count: 0, unexpected: 0 };
    if (known && count.reason !== reason) Object.assign(count, { reason: shared, reasonCode: undefined });
    count.count += 1;
    if (!result.asExpected) count.unexpected += 1;
    outcomes.set(key, count);
  }

  return {
    add(result) {
      addOutcome(result);
      if (!result.asExpected && unexpectedRows.length < mostUnexpectedKept) unexpectedRows.push(result);
      if (result.outcome.kind === "unfinished") {
        unfinished += 1;
        return;
      }
      ended += 1;
      if (result.asExpected) asExpected += 1;
      if (result.durationMs !== undefined) latencies.add(result.durationMs);
      states.add(result);
    },
    counted: () => ({
      ended,
      asExpected,
      unexpected: ended - asExpected,
      unfinished,
      outcomes: [...outcomes.values()].sort(byKindAndCount),
      latency: latencies.summary(),
      latencyDistribution: latencies.distribution(),
      machines: states.counted(),
      unexpectedRows,
    }),
  };
}

const kinds = ["accepted", "succeeded", "refused", "failed", "unfinished"];

function byKindAndCount(one: OutcomeCount, other: OutcomeCount): number {
  return kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || other.count - one.count;
}
