import { describeExecution, listExecutionPage, type ListedExecution } from "../../aws/execution/read-execution.ts";
import { createHistoryReader } from "../../aws/execution/read-history.ts";
import { listMachines } from "../../aws/machine/find-machines.ts";
import type { Environment } from "../../workshop/environment.ts";
import { parseJson, readText } from "../../workshop/json-member.ts";
import { judgeExecution, type Outcome } from "../../workshop/run/outcome.ts";
import { decodeKey } from "../../workshop/run/encoded-key.ts";
import { createStateHistory } from "../../workshop/run/state-history.ts";
import { createOlderRuns } from "./older-runs.ts";
import { createRunMemory, type Run } from "./run-memory.ts";

/** Facts that the list of executions does not contain. */
interface RunFacts {
  readonly user: string | undefined;
  readonly photo: string | undefined;
  readonly outcome: Outcome;
}

/** The executions of an environment's account and region, newest first, kept so that a page need not list them anew. */
export interface RunIndex {
  /** Every run that is known. The newest are always among them; older ones are read in the background. */
  list(): Promise<readonly Run[]>;
  /** Grows when something changed, also when older runs became known; undefined where nothing reports changes. */
  changes(): number | undefined;
  /** Reads what the list does not contain, once for each run that has ended. */
  factsOf(run: Run): Promise<RunFacts | undefined>;
  /** The same, where it was read already. */
  knownFactsOf(run: Run): RunFacts | undefined;
}

const firstPage = 200;

/** @param changes grows when something changed; the list is read again only then */
export function createRunIndex(environment: Environment, changes: () => number | undefined): RunIndex {
  const { session } = environment;
  const runs = createRunMemory<RunFacts>();
  let seen: number | undefined;
  let reading: Promise<void> | undefined;
  const older = createOlderRuns(session, runs);

  async function refresh(): Promise<void> {
    const machines = await listMachines(session, () => true);
    const names = new Set(machines.map(({ name }) => name));
    runs.keepMachines(names);
    older.keepMachines(names);
    await Promise.all(machines.filter(({ type }) => type === "STANDARD").map(({ arn, name }) => readNewest(arn, name)));
  }

  async function readNewest(machineArn: string, machine: string): Promise<void> {
    const page = await listExecutionPage(session, { machineArn, limit: firstPage });
    const areAllKnown = page.executions.every(({ arn }) => runs.has(arn));
    for (const execution of page.executions) runs.keep(execution, machine);
    await renewOld(page.executions, machineArn, machine);
    // The rest is read while pages are already shown.
    if (page.nextToken !== undefined && !areAllKnown) older.read(machineArn, machine, page.nextToken);
  }

  /** A run that is not among the newest may have ended, too. */
  async function renewOld(listed: readonly ListedExecution[], machineArn: string, machine: string): Promise<void> {
    const newest = new Set(listed.map(({ arn }) => arn));
    const prefix = machineArn.replace(":stateMachine:", ":execution:");
    for (const run of runs.all()) {
      if (run.status !== "RUNNING" || newest.has(run.arn) || !run.arn.startsWith(`${prefix}:`)) continue;
      const now = await describeExecution(session, run.arn);
      if (now) runs.keep(now, machine);
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
      return runs.newestFirst();
    },
    changes() {
      const now = changes();
      return now === undefined ? undefined : now + older.pagesRead();
    },
    knownFactsOf: ({ arn }) => runs.factsOf(arn),
    async factsOf(run) {
      const known = runs.factsOf(run.arn);
      if (known) return known;
      const facts = await readFacts(session, run.arn);
      if (facts) runs.keepFacts(run.arn, facts);
      return facts;
    },
  };
}

async function readFacts(session: Environment["session"], arn: string): Promise<RunFacts | undefined> {
  const execution = await describeExecution(session, arn);
  if (execution === undefined) return undefined;
  const history = createStateHistory();
  if (execution.status === "SUCCEEDED") history.add(await createHistoryReader(session, arn).readNew());
  const input = parseJson(execution.input);
  const photo = readText(input, "s3Key");
  return {
    user: readText(input, "userId"),
    photo: photo === undefined ? undefined : decodeKey(photo),
    outcome: judgeExecution(execution, history.visits()),
  };
}
