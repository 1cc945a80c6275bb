import { listFaces } from "../../aws/collection/faces.ts";
import { listExecutions } from "../../aws/execution/read-execution.ts";
import { listMachines } from "../../aws/machine/find-machines.ts";
import { unlessNotOffered } from "../../aws/not-offered.ts";
import { listStacks } from "../../aws/stack/list-stacks.ts";
import type { Environment } from "../environment.ts";
import { environmentNames, formOfMachine, stageOfMachine } from "../names.ts";
import { tagNames } from "../ownership/tags.ts";

/** An environment of the account and region, as the instructor sees it. */
export interface ListedEnvironment {
  /** Undefined for the environment without a name. */
  readonly name: string | undefined;
  /** By its tag; undefined where an earlier release made it. */
  readonly owner: string | undefined;
  readonly status: string;
  readonly createdAt: Date | undefined;
  /** The highest stage that is deployed. */
  readonly stage: number | undefined;
  readonly faces: number;
  readonly lastRun: { readonly status: string | undefined; readonly at: Date | undefined } | undefined;
  readonly running: number;
}

/** How many executions of a machine are looked at. */
const newest = 20;

/** Every environment of the account and region, by name: it exists where its stack exists. */
export async function listEnvironments(base: Environment): Promise<ListedEnvironment[]> {
  const { session, target, names: own } = base;
  const { account, region } = target;
  const prefix = environmentNames({ account, region }).stack;
  const [stacks, machines] = await Promise.all([listStacks(session, prefix), listMachines(session, () => true)]);
  const found = stacks.filter(
    ({ name, status }) => (name === prefix || name.startsWith(`${prefix}-`)) && status !== "DELETE_COMPLETE",
  );
  const listed = await Promise.all(
    found.map(async ({ name: stack, tags, status, createdAt }): Promise<ListedEnvironment> => {
      const name = stack === prefix ? undefined : stack.slice(prefix.length + 1);
      const names = name === base.target.environment ? own : environmentNames({ account, region, environment: name });
      const ours = machines.filter(
        (machine) => stageOfMachine(names, machine.name) !== undefined || formOfMachine(names, machine.name),
      );
      const stages = ours.flatMap((machine) => stageOfMachine(names, machine.name) ?? []);
      const [faces, executions] = await Promise.all([
        unlessNotOffered(() => listFaces(session, names.collection)),
        // Step Functions keeps no executions of Express machines to list.
        Promise.all(
          ours
            .filter(({ type }) => type !== "EXPRESS")
            .map(({ arn }) => listExecutions(session, { machineArn: arn, limit: newest })),
        ),
      ]);
      const runs = executions.flat();
      const [last] = runs.toSorted((one, other) => Number(other.startedAt ?? 0) - Number(one.startedAt ?? 0));
      return {
        name,
        owner: tags.get(tagNames.owner),
        status,
        createdAt,
        stage: stages.length === 0 ? undefined : Math.max(...stages),
        faces: faces?.length ?? 0,
        lastRun: last && { status: last.status, at: last.startedAt },
        running: runs.filter((run) => run.status === "RUNNING").length,
      };
    }),
  );
  return listed.sort((one, other) => ((one.name ?? "") < (other.name ?? "") ? -1 : 1));
}
