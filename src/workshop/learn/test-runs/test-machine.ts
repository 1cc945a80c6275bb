import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { describeExecution, type ExecutionView } from "../../../aws/execution/read-execution.ts";
import { readDefinitionOfExecution } from "../../../aws/execution/machine-of-execution.ts";
import { startExecution } from "../../../aws/execution/start-execution.ts";
import { stopExecution } from "../../../aws/execution/stop-execution.ts";
import type { Environment } from "../../environment.ts";
import { parseJson } from "../../json-member.ts";
import type { Port } from "../../port.ts";
import { followExecution } from "../../run/follow-execution.ts";
import { judgeExecution, type Outcome } from "../../run/outcome.ts";
import type { StateVisit } from "../../run/visit-tree.ts";
import { sameDefinition } from "../../stages.ts";
import type { MachineFixture, TestPhoto, FixtureResources } from "../fixtures/fixture.ts";
import { createTestDeployment } from "./test-deployment.ts";

/** A photo that went through the attendee's machine. */
export interface TestRun {
  readonly key: string;
  readonly user: string;
  readonly arn: string;
  readonly execution: ExecutionView;
  readonly visits: readonly StateVisit[];
  readonly outcome: Outcome;
  /** The execution's output as a value. */
  readonly output: unknown;
}

/** How a photo goes through the machine. */
export interface TestRunOptions {
  /** A change of the definition for this photo. */
  readonly change?: (definition: string) => string;
  /** Asked after each look: following ends early when it answers true. */
  readonly until?: (visits: readonly StateVisit[]) => boolean;
}

/** The attendee's machine, deployed in the course's environment. */
export interface TestMachine {
  /** Runs a photo and waits for its end. The first run deploys the machine and deletes what others wrote. */
  run(photo: TestPhoto, options?: TestRunOptions): Promise<TestRun>;
  /** Waits for the end of a run that ended early, or that something else started. */
  follow(run: Pick<TestRun, "user" | "key" | "arn">): Promise<TestRun>;
  /** Deploys the machine as it is written, without a run. Answers its ARN. */
  deploy(): Promise<string>;
  /** Deletes once more what executions wrote. */
  reset(): Promise<void>;
  /** Whether it has changed anything: also a run that was interrupted leaves something behind. */
  readonly began: boolean;
  /** The latest run, so that it can be shown. */
  readonly latest: TestRun | undefined;
}

/** Executions of checks begin so, and those of attendees do not. */
export const checkPrefix = "check-";

/** How often an execution is started again that ran by the old definition. */
const mostStale = 5;

/** Prepares a test of a definition. Nothing is changed until the first run. */
export function createTestMachine(
  environment: Environment,
  options: { machine: string; definition: string; fixture: MachineFixture; resources: () => Promise<FixtureResources> },
): TestMachine {
  const { machine, fixture } = options;
  const quiet: Environment = { ...environment, port: quietPort };
  const deployment = createTestDeployment(quiet, options);
  let latest: TestRun | undefined;
  let running: string | undefined;

  /** Executions that start within seconds after UpdateStateMachine may use the old definition (its API reference). */
  async function startFresh(photo: TestPhoto, definition: string): Promise<string> {
    const machineArn = await deployment.deploy(definition);
    for (let stale = 0; ; stale += 1) {
      const name = `${checkPrefix}${randomUUID()}`;
      const input = await fixture.enter(quiet, photo);
      const arn = await startExecution(quiet.session, { machineArn, name, input });
      running = arn;
      if (environment.target.target === "local" || stale >= mostStale) return arn;
      const used = await readDefinitionOfExecution(quiet.session, arn);
      if (used === undefined || sameDefinition(used, definition)) return arn;
      await followExecution(quiet, { arn, machine });
      await fixture.reset(quiet);
      await sleep(2000, undefined, { signal: environment.signal });
    }
  }

  async function follow(photo: TestPhoto, arn: string, until?: TestRunOptions["until"]): Promise<TestRun> {
    const { key, user } = photo;
    running = arn;
    const { execution, visits } = await followExecution(quiet, { arn, machine, ...(until && { until }) });
    if (execution.status !== "RUNNING") running = undefined;
    const outcome = judgeExecution(execution, visits);
    latest = { key, user, arn, execution, visits, outcome, output: parseJson(execution.output) };
    return latest;
  }

  return {
    async run(photo, { change, until } = {}) {
      const { definition } = options;
      return follow(photo, await startFresh(photo, change?.(definition) ?? definition), until);
    },
    follow: (run) => follow(run, run.arn),
    deploy: () => deployment.deployAndSpread(options.definition),
    async reset() {
      if (running !== undefined) await endExecution(quiet, running);
      await fixture.reset(quiet);
    },
    get began() {
      return deployment.began;
    },
    get latest() {
      return latest;
    },
  };
}

/** How long an execution may take to end by its own steps, in milliseconds, before it is stopped. */
const patienceMs = 20_000;

/** Waits for an execution that was left behind: what it writes later would stay. The signal is aborted already. */
async function endExecution({ session }: Environment, arn: string): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
    if ((await describeExecution(session, arn))?.status !== "RUNNING") return;
    await sleep(Math.min(session.pollMs, 1000));
  }
  await stopExecution(session, { arn, error: "Stopped", cause: "learn" });
}

/** Checks report results, not progress. The course's environment is its own, so that nobody is asked. */
export const quietPort: Port = { notify: () => {}, ask: () => Promise.resolve(true), enter: () => Promise.resolve("") };
