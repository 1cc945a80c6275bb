import type { ListedExecution } from "../../aws/execution/read-execution.ts";

/** An execution in the list. */
export interface Run extends ListedExecution {
  readonly machine: string;
}

/** Runs in memory, with facts about those that were looked at. */
export interface RunMemory<Facts> {
  has(arn: string): boolean;
  /** Keeps a run as it is now. What was known of it is forgotten when it changed. */
  keep(execution: ListedExecution, machine: string): void;
  /** Forgets the runs of machines that are not among these. */
  keepMachines(names: ReadonlySet<string>): void;
  all(): Iterable<Run>;
  newestFirst(): readonly Run[];
  /** Whether no more runs should be read. */
  isFull(): boolean;
  factsOf(arn: string): Facts | undefined;
  keepFacts(arn: string, facts: Facts): void;
}

/** More are not kept in memory. */
const mostRuns = 50_000;

/** Starts empty. Facts are forgotten when their run changes. */
export function createRunMemory<Facts>(): RunMemory<Facts> {
  const runs = new Map<string, Run>();
  const facts = new Map<string, Facts>();
  let sorted: readonly Run[] | undefined;
  return {
    has: (arn) => runs.has(arn),
    all: () => runs.values(),
    isFull: () => runs.size >= mostRuns,
    keep(execution, machine) {
      const before = runs.get(execution.arn);
      if (before?.status === execution.status && before?.endedAt?.getTime() === execution.endedAt?.getTime()) return;
      runs.set(execution.arn, { ...execution, machine });
      facts.delete(execution.arn);
      sorted = undefined;
    },
    keepMachines(names) {
      for (const { arn, machine } of runs.values()) {
        if (names.has(machine)) continue;
        runs.delete(arn);
        facts.delete(arn);
        sorted = undefined;
      }
    },
    newestFirst() {
      sorted ??= [...runs.values()].toSorted(
        (one, other) => (other.startedAt?.getTime() ?? 0) - (one.startedAt?.getTime() ?? 0),
      );
      return sorted;
    },
    factsOf: (arn) => facts.get(arn),
    keepFacts: (arn, found) => void facts.set(arn, found),
  };
}
