import { nameOfArn } from "../../arn.ts";
import { describeExecution, listExecutionPage, type ListedExecution } from "../../aws/execution/read-execution.ts";
import { createHistoryReader } from "../../aws/execution/read-history.ts";
import { listMachines } from "../../aws/machine/find-machines.ts";
import type { Environment } from "../../workshop/environment.ts";
import { parseJson, readText } from "../../workshop/json-member.ts";
import { judgeExecution, type Outcome } from "../../workshop/run/outcome.ts";
import { decodeKey } from "../../workshop/run/encoded-key.ts";
import { createStateHistory } from "../../workshop/run/state-history.ts";

/** An execution in the list. */
export interface Run extends ListedExecution {
  readonly machine: string;
}

/** What only the execution itself tells. */
export interface RunFacts {
  readonly user: string | undefined;
  readonly photo: string | undefined;
  readonly outcome: Outcome;
}

/** The executions of an environment's account and region, newest first, kept so that a page need not list them anew. */
export interface RunIndex {
  /** Every run that is known. The newest are always among them; older ones are read in the background. */
  list(): Promise<readonly Run[]>;
  /** Grows when something changed, also when older runs became known; undefined where nobody can tell. */
  changes(): number | undefined;
  /** Reads what the list does not tell, once for each run that has ended. */
  factsOf(run: Run): Promise<RunFacts | undefined>;
  /** The same, where it was read already. */
  knownFactsOf(run: Run): RunFacts | undefined;
}

const firstPage = 200;
const laterPage = 500;
/** More are not kept in memory. */
const mostRuns = 50_000;

/** @param changes grows when something changed; the list is read again only then */
export function createRunIndex(environment: Environment, changes: () => number | undefined): RunIndex {
  const { session } = environment;
  const runs = new Map<string, Run>();
  const facts = new Map<string, RunFacts>();
  let sorted: readonly Run[] | undefined;
  let seen: number | undefined;
  let filledPages = 0;
  let reading: Promise<void> | undefined;
  const filled = new Set<string>();

  async function refresh(): Promise<void> {
    const machines = await listMachines(session, () => true);
    forget(new Set(machines.map(({ name }) => name)));
    await Promise.all(machines.filter(({ type }) => type === "STANDARD").map(({ arn, name }) => readNewest(arn, name)));
  }

  /** Runs go with their machine. */
  function forget(machines: ReadonlySet<string>): void {
    for (const { arn, machine } of runs.values()) {
      if (machines.has(machine)) continue;
      runs.delete(arn);
      facts.delete(arn);
      sorted = undefined;
    }
    for (const arn of filled) if (!machines.has(nameOfArn(arn))) filled.delete(arn);
  }

  async function readNewest(machineArn: string, machine: string): Promise<void> {
    const page = await listExecutionPage(session, { machineArn, limit: firstPage });
    const known = page.executions.filter(({ arn }) => runs.has(arn)).length;
    for (const execution of page.executions) keep(execution, machine);
    await renewOld(page.executions, machineArn, machine);
    if (page.nextToken === undefined || filled.has(machineArn) || runs.size >= mostRuns) return;
    // The rest is read while pages are already shown.
    if (known < page.executions.length) void fill(machineArn, machine, page.nextToken).catch(() => undefined);
  }

  async function fill(machineArn: string, machine: string, from: string): Promise<void> {
    if (filled.has(machineArn)) return;
    filled.add(machineArn);
    let token: string | undefined = from;
    while (token !== undefined && runs.size < mostRuns) {
      const page: Awaited<ReturnType<typeof listExecutionPage>> = await listExecutionPage(session, {
        machineArn,
        limit: laterPage,
        token,
      });
      for (const execution of page.executions) keep(execution, machine);
      token = page.nextToken;
      filledPages += 1;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  function keep(execution: ListedExecution, machine: string): void {
    const before = runs.get(execution.arn);
    if (before?.status === execution.status && before?.endedAt?.getTime() === execution.endedAt?.getTime()) return;
    runs.set(execution.arn, { ...execution, machine });
    facts.delete(execution.arn);
    sorted = undefined;
  }

  /** A run that is not among the newest may have ended, too. */
  async function renewOld(listed: readonly ListedExecution[], machineArn: string, machine: string): Promise<void> {
    const newest = new Set(listed.map(({ arn }) => arn));
    const prefix = machineArn.replace(":stateMachine:", ":execution:");
    for (const run of runs.values()) {
      if (run.status !== "RUNNING" || newest.has(run.arn) || !run.arn.startsWith(`${prefix}:`)) continue;
      const now = await describeExecution(session, run.arn);
      if (now) keep(now, machine);
    }
  }

  return {
    async list() {
      const now = changes();
      if (now === undefined || now !== seen) {
        seen = now;
        reading ??= refresh().finally(() => (reading = undefined));
      }
      await reading;
      sorted ??= [...runs.values()].toSorted(
        (one, other) => (other.startedAt?.getTime() ?? 0) - (one.startedAt?.getTime() ?? 0),
      );
      return sorted;
    },
    changes() {
      const now = changes();
      return now === undefined ? undefined : now + filledPages;
    },
    knownFactsOf: ({ arn }) => facts.get(arn),
    async factsOf(run) {
      const known = facts.get(run.arn);
      if (known) return known;
      const execution = await describeExecution(session, run.arn);
      if (execution === undefined) return undefined;
      const history = createStateHistory();
      if (execution.status === "SUCCEEDED") history.add(await createHistoryReader(session, run.arn).readNew());
      const input = parseJson(execution.input);
      const photo = readText(input, "s3Key");
      const read: RunFacts = {
        user: readText(input, "userId"),
        photo: photo === undefined ? undefined : decodeKey(photo),
        outcome: judgeExecution(execution, history.visits()),
      };
      facts.set(run.arn, read);
      return read;
    },
  };
}
