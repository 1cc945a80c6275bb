import type { Message, ProgressArea } from "../../text/areas.ts";
import type { AnyMessage } from "../../text/entry.ts";
import { deleteBucket, emptyBucket } from "../../aws/bucket/empty-bucket.ts";
import { deleteCollection } from "../../aws/collection/collection.ts";
import { deleteLogGroup } from "../../aws/log-groups.ts";
import { listRunning } from "../../aws/execution/list-running.ts";
import { stopExecution } from "../../aws/execution/stop-execution.ts";
import { isMachineAbsent } from "../../aws/machine/find-machines.ts";
import { deleteManagedRule } from "../../aws/machine/managed-rule.ts";
import { deleteStack } from "../../aws/stack/delete-stack.ts";
import type { StackView } from "../../aws/stack/describe-stack.ts";
import type { ResourceEvent } from "../../aws/stack/stack-events.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { removeMachine } from "../machine/remove-machine.ts";
import { reportFailure } from "../report-failure.ts";
import { reportResource } from "../setup/setup.ts";
import { runStep } from "../step.ts";
import type { PlannedBucket, TeardownPlan } from "./plan.ts";

/** A step of a plan that could not be done. */
export interface FailedStep {
  readonly step: Message<ProgressArea>;
  /** The error's code and values. */
  readonly error: AnyMessage;
}

/**
 * Executes exactly a plan, machines first, so that nothing runs while its resources go. A step that fails does not
 * keep the others from being done.
 */
export async function executePlan(environment: Environment, plan: TeardownPlan): Promise<FailedStep[]> {
  const { session, port, signal } = environment;
  const failures: FailedStep[] = [];
  const attempt = async (step: Message<ProgressArea>, work: () => Promise<Message<ProgressArea>>): Promise<void> => {
    try {
      await runStep(port, step, async () => ({ value: undefined, changed: true, detail: await work() }));
    } catch (error) {
      signal.throwIfAborted();
      failures.push({ step, error: reportFailure(error) });
    }
  };
  for (const machine of [...plan.machines, ...plan.formMachines])
    await attempt({ code: "step-machine", values: { machine: machine.name } }, async () => {
      const count = machine.type === "STANDARD" ? await stopExecutions(environment, machine.arn) : 0;
      await removeMachine(environment, machine);
      return count === 0 ? { code: "deleted" } : { code: "stopped-and-deleted", values: { count } };
    });
  for (const bucket of plan.buckets)
    await attempt({ code: "step-bucket", values: { bucket: bucket.name } }, async () => ({
      code: "emptied",
      values: { count: await emptyBucket(session, bucket.name) },
    }));
  const { managedRule } = plan;
  if (managedRule)
    await attempt({ code: "step-rule", values: { rule: managedRule.name } }, async () => {
      await deleteManagedRule(session);
      return { code: "deleted" };
    });
  for (const stack of [...plan.companions, ...(plan.stack ? [plan.stack] : [])].map(({ view }) => view))
    await attempt({ code: "step-stack", values: { stack: stack.name } }, async () => {
      await deleteStackWithBuckets(environment, stack, plan.buckets);
      await environment.recent?.deleted("stack", stack.name);
      return { code: "deleted" };
    });
  if (failures.length === 0) await deleteLogGroups(environment, plan.logGroups);
  const { collection } = plan;
  if (collection)
    await attempt({ code: "step-collection", values: { collection: collection.id } }, async () => {
      await deleteCollection(session, collection.id);
      return { code: "deleted" };
    });
  for (const artifactsBucket of [plan.artifactsBucket, plan.sharedBucket].filter((bucket) => bucket !== undefined))
    await attempt({ code: "step-artifacts-bucket", values: { bucket: artifactsBucket.name } }, async () => {
      await removeBucket(environment, artifactsBucket.name);
      return { code: "emptied-and-deleted" };
    });
  for (const orphan of plan.orphans)
    await attempt({ code: "step-bucket", values: { bucket: orphan.name } }, async () => {
      await removeBucket(environment, orphan.name);
      return { code: "emptied-and-deleted" };
    });
  return failures;
}

/** A machine goes only when its executions have ended, and some would wait for days: they are stopped first. */
async function stopExecutions({ session }: Environment, machineArn: string): Promise<number> {
  const prefix = machineArn.replace(":stateMachine:", ":execution:");
  const names: string[] = [];
  let nextToken: string | undefined;
  try {
    do {
      const page = await listRunning(session, { machineArn, nextToken });
      names.push(...page.names);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  } catch (error) {
    if (isMachineAbsent(error)) return 0;
    throw error;
  }
  for (const name of names)
    await stopExecution(session, { arn: `${prefix}:${name}`, error: "Teardown", cause: "teardown" });
  return names.length;
}

/** An object that arrives between emptying and deleting keeps a bucket alive: then both are done again. */
async function removeBucket({ session }: Environment, bucket: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await emptyBucket(session, bucket);
    try {
      await deleteBucket(session, bucket);
      return;
    } catch (error) {
      if (tries === 3 || !(error instanceof Error && error.name === "BucketNotEmpty")) throw error;
    }
  }
}

/** A photo that arrives between emptying and deleting keeps a bucket alive: then both are done once more. */
async function deleteStackWithBuckets(
  environment: Environment,
  stack: StackView,
  buckets: readonly PlannedBucket[],
): Promise<void> {
  const { session, port, signal } = environment;
  const deletion = {
    stack,
    onEvent: (event: ResourceEvent) => reportResource(port, event),
    onNote: (text: Message<ProgressArea>) => port.notify({ type: "note", text }),
    signal,
  };
  try {
    await deleteStack(session, deletion);
  } catch (error) {
    if (!(error instanceof UserError && error.code === "stack-not-deleted")) throw error;
    port.notify({ type: "note", text: { code: "emptying-again" } });
    for (const bucket of buckets) await emptyBucket(session, bucket.name);
    await deleteStack(session, deletion);
  }
}

/** They go with the stack; a function that ended late may have made its own again. */
async function deleteLogGroups(environment: Environment, names: readonly string[]): Promise<void> {
  for (const name of names) await deleteLogGroup(environment.session, name);
}
