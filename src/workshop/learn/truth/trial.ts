import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionView } from "../../../aws/execution/read-execution.ts";
import { readDefinitionOfExecution } from "../../../aws/execution/machine-of-execution.ts";
import { startExecution } from "../../../aws/execution/start-execution.ts";
import type { Environment } from "../../environment.ts";
import { parseJson } from "../../json-member.ts";
import type { Port } from "../../port.ts";
import type { Resources } from "../../resources.ts";
import { deployDefinition } from "../../machine/deploy-definition.ts";
import { followExecution } from "../../run/follow-execution.ts";
import { judgeExecution, type Outcome } from "../../run/outcome.ts";
import { encodeKey } from "../../run/run-photo.ts";
import type { StateVisit } from "../../run/state-history.ts";
import { sameDefinition } from "../../stages.ts";
import { resetData } from "./reset-data.ts";

/** A photo that went through the attendee's machine. */
export interface TrialRun {
  readonly key: string;
  readonly user: string;
  readonly execution: ExecutionView;
  readonly visits: readonly StateVisit[];
  readonly outcome: Outcome;
  /** The execution's output as a value. */
  readonly output: unknown;
}

/** The attendee's machine, deployed in the course's environment. */
export interface Trial {
  /** Runs a photo and waits for its end. The first run deploys the machine and deletes faces, items and thumbnails. */
  run(photo: { user: string; key: string }): Promise<TrialRun>;
  /** Deletes faces, items and thumbnails once more. */
  reset(): Promise<void>;
  /** The latest run, for whoever wants to show it. */
  readonly latest: TrialRun | undefined;
}

/** Executions of checks begin so, and those of attendees do not. */
export const checkPrefix = "check-";

/** How often an execution is started again that ran by the old definition. */
const mostStale = 5;

/** Prepares a trial of a definition. Nothing is changed until the first run. */
export function createTrial(
  environment: Environment,
  options: { machine: string; definition: string; resources: () => Promise<Resources> },
): Trial {
  let deployed: Promise<string> | undefined;
  let latest: TrialRun | undefined;
  const quiet: Environment = { ...environment, port: quietPort };

  async function deploy(): Promise<string> {
    const resources = await options.resources();
    await resetData(quiet, resources);
    const { machine: name, definition } = options;
    return (await deployDefinition(quiet, { name, definition, roleArn: resources.machineRole })).arn;
  }

  /** Executions that start within seconds after UpdateStateMachine may use the old definition (its API reference). */
  async function startFresh(input: object): Promise<string> {
    deployed ??= deploy();
    const machineArn = await deployed;
    for (let stale = 0; ; stale += 1) {
      const name = `${checkPrefix}${randomUUID()}`;
      const arn = await startExecution(quiet.session, { machineArn, name, input });
      if (environment.target.target === "local" || stale >= mostStale) return arn;
      const used = await readDefinitionOfExecution(quiet.session, arn);
      if (used === undefined || sameDefinition(used, options.definition)) return arn;
      await followExecution(quiet, { arn, machine: options.machine });
      await resetData(quiet, await options.resources());
      await sleep(2000, undefined, { signal: environment.signal });
    }
  }

  return {
    async run({ user, key }) {
      const { photoBucket } = await options.resources();
      const arn = await startFresh({ userId: user, s3Bucket: photoBucket, s3Key: encodeKey(key) });
      const { execution, visits } = await followExecution(quiet, { arn, machine: options.machine });
      latest = {
        key,
        user,
        execution,
        visits,
        outcome: judgeExecution(execution, visits),
        output: parseJson(execution.output),
      };
      return latest;
    },
    async reset() {
      await resetData(quiet, await options.resources());
    },
    get latest() {
      return latest;
    },
  };
}

/** Checks report results, not progress. The course's environment is its own, so that nobody is asked. */
export const quietPort: Port = { notify: () => {}, ask: () => Promise.resolve(true), enter: () => Promise.resolve("") };
