import { createHash } from "node:crypto";
import { takeActivityTask, waitsForWorker, type ActivityTask } from "../../aws/activity/activity-task.ts";
import { listRunning } from "../../aws/execution/list-running.ts";
import { findMachineNamed } from "../machine/await-machine.ts";
import { updateItem, type Plain } from "../../aws/table/update-item.ts";
import type { Environment } from "../environment.ts";
import type { FlowResources } from "../metadata/flow-stack.ts";

/**
 * Takes every request that waits for a worker, and keeps each one, with its token, in the table before it is shown to
 * anybody. Tasks are counted first and exactly as many are asked for: a call that waits for a task could take one along
 * when its terminal is closed.
 *
 * @returns how many requests are new
 */
export async function receiveRequests(environment: Environment, flow: FlowResources): Promise<number> {
  const waiting = await countWaiting(environment);
  const taken = await Promise.all(Array.from({ length: waiting }, () => receiveOne(environment, flow)));
  return taken.filter(Boolean).length;
}

async function receiveOne(environment: Environment, flow: FlowResources): Promise<boolean> {
  const worker = `wildrydes-${process.pid}`;
  const task = await takeActivityTask(environment.session, { activityArn: flow.activityArn, worker });
  if (task === undefined) return false;
  await keepRequest(environment, flow.approvalTable, task);
  return true;
}

/** The id is short enough to type, and says nothing of the token. */
function approvalIdOf(token: string): string {
  return createHash("sha256").update(token).digest("hex").slice(0, 12);
}

async function keepRequest({ session }: Environment, table: string, { token, input }: ActivityTask): Promise<void> {
  const request: Readonly<Record<string, Plain>> = JSON.parse(input);
  const now = Math.floor(Date.now() / 1000);
  await updateItem(session, {
    table,
    key: { name: "approvalId", value: approvalIdOf(token) },
    set: { ...request, kind: "activity", token, receivedAt: now, heartbeatAt: now },
  });
}

/** How many executions of the flow stand at the activity, without a worker that took their task. */
async function countWaiting(environment: Environment): Promise<number> {
  const { session, names } = environment;
  const name = names.formMachine({ form: "metadata" });
  const machine = await findMachineNamed(environment, name);
  if (machine === undefined) return 0;
  const executionPrefix = machine.arn.replace(":stateMachine:", ":execution:");
  let count = 0;
  let nextToken: string | undefined;
  do {
    const page = await listRunning(session, { machineArn: machine.arn, nextToken });
    for (const group of groupsOf(page.names, executionsAtOnce)) {
      const waiting = await Promise.all(
        group.map((execution) => waitsForWorker(session, `${executionPrefix}:${execution}`)),
      );
      count += waiting.filter(Boolean).length;
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return count;
}

/** GetExecutionHistory may be called 20 times per second and account (Step Functions quotas). */
const executionsAtOnce = 10;

function groupsOf<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
