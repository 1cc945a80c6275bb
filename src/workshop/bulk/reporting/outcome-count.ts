import type { RowOutcome, RowResult } from "../rows/row-result.ts";
import { createLatencies, type Latencies, type LatencyClass, type LatencySummary } from "./latency.ts";

/** How many rows ended in one way. */
interface OutcomeCount {
  readonly kind: RowOutcome["kind"];
  readonly reason: string | undefined;
  readonly count: number;
  readonly unexpected: number;
}

/** How the visits of one state of one machine ended. */
export interface StateCount {
  readonly name: string;
  readonly entered: number;
  readonly succeeded: number;
  readonly caught: number;
  /** Failed or aborted. */
  readonly failed: number;
  /** Tries after the first of each visit. */
  readonly retries: number;
  readonly latency: LatencySummary;
}

/** Everything that is counted over the rows, in a memory that does not grow with their number. */
export interface Counted {
  readonly ended: number;
  readonly asExpected: number;
  readonly unexpected: number;
  readonly unfinished: number;
  readonly outcomes: readonly OutcomeCount[];
  readonly latency: LatencySummary;
  readonly latencyDistribution: readonly LatencyClass[];
  /** By the machine's name; states in the order in which they were first met. */
  readonly machines: readonly {
    readonly name: string;
    readonly rows: number;
    readonly states: readonly StateCount[];
  }[];
  /** The first rows that were not as expected. */
  readonly unexpectedRows: readonly RowResult[];
}

/** Counts rows as they end. */
interface OutcomeCounter {
  add(result: RowResult): void;
  counted(): Counted;
}

/** More different reasons than this are counted together: a reason may hold an id that no other row has. */
const mostReasons = 200;
/** More rows than this that were not as expected stand in the journal and the rows' reports only. */
const mostUnexpectedKept = 1000;

const otherReasons = "other reasons";

interface OpenState {
  entered: number;
  succeeded: number;
  caught: number;
  failed: number;
  retries: number;
  latencies: Latencies;
}

export function createOutcomeCounter(): OutcomeCounter {
  const outcomes = new Map<
    string,
    { kind: RowOutcome["kind"]; reason: string | undefined; count: number; unexpected: number }
  >();
  const machines = new Map<string, { rows: number; states: Map<string, OpenState> }>();
  const latencies = createLatencies();
  const unexpectedRows: RowResult[] = [];
  let [ended, asExpected, unfinished] = [0, 0, 0];

  function addOutcome({ outcome, asExpected }: RowResult): void {
    const known = outcomes.has(`${outcome.kind} ${outcome.reason ?? ""}`) || outcomes.size < mostReasons;
    const reason = known ? outcome.reason : otherReasons;
    const key = `${outcome.kind} ${reason ?? ""}`;
    const count = outcomes.get(key) ?? { kind: outcome.kind, reason, count: 0, unexpected: 0 };
    count.count += 1;
    if (!asExpected) count.unexpected += 1;
    outcomes.set(key, count);
  }

  function addStates(result: RowResult): void {
    const machine = machines.get(result.machine) ?? { rows: 0, states: new Map<string, OpenState>() };
    machines.set(result.machine, machine);
    machine.rows += 1;
    for (const visit of result.states) {
      let state = machine.states.get(visit.name);
      if (!state) {
        state = { entered: 0, succeeded: 0, caught: 0, failed: 0, retries: 0, latencies: createLatencies() };
        machine.states.set(visit.name, state);
      }
      state.entered += 1;
      state.retries += visit.attempts - 1;
      state[visit.status === "succeeded" || visit.status === "caught" ? visit.status : "failed"] += 1;
      state.latencies.add(visit.durationMs);
    }
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
      addStates(result);
    },
    counted: () => ({
      ended,
      asExpected,
      unexpected: ended - asExpected,
      unfinished,
      outcomes: [...outcomes.values()].sort(byKindAndCount),
      latency: latencies.summary(),
      latencyDistribution: latencies.distribution(),
      machines: [...machines].map(([name, { rows, states }]) => ({
        name,
        rows,
        states: [...states].map(([state, { latencies, ...counts }]) => ({
          name: state,
          ...counts,
          latency: latencies.summary(),
        })),
      })),
      unexpectedRows,
    }),
  };
}

const kinds = ["accepted", "succeeded", "refused", "failed", "unfinished"];

function byKindAndCount(one: OutcomeCount, other: OutcomeCount): number {
  return kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || other.count - one.count;
}
