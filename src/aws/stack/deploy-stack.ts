import { randomUUID } from "node:crypto";
import {
  CloudFormationClient,
  ContinueUpdateRollbackCommand,
  CreateStackCommand,
  UpdateStackCommand,
  type Parameter,
} from "@aws-sdk/client-cloudformation";
import type { Message, ProgressArea } from "../../text/areas.ts";
import { UserError } from "../../user-error.ts";
import { unlessNotOffered } from "../not-offered.ts";
import type { AwsSession } from "../session.ts";
import type { Tags } from "../tags.ts";
import { reviewUpdate, type LostResource } from "./change-set.ts";
import { deleteStack } from "./delete-stack.ts";
import { findFailureCause } from "./failure-cause.ts";
import { halfDeleted } from "./half-deleted.ts";
import { describeStack, type StackView } from "./describe-stack.ts";
import { createFullStackEventPoller, createStackEventPoller, hasEventOf, type ResourceEvent } from "./stack-events.ts";
import { pollUntilFound } from "../poll-until-found.ts";
import { isInProgress } from "./stack-operation.ts";
import { watchStack, type WatchedOperation } from "./watch-stack.ts";

/** The stack to deploy, and the callbacks for its progress. */
export interface StackDeployment {
  readonly name: string;
  readonly templateBody: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Parameters that keep the value of the stack that is there, unless one is given. */
  readonly keptParameters?: readonly string[] | undefined;
  /** The role that CloudFormation works with from now on; without it the one it has, or its caller's permissions. */
  readonly roleArn?: string | undefined;
  readonly onEvent: (event: ResourceEvent) => void;
  /**
   * Called on an operation in progress, of a failed stack that is replaced, and of answers older than what is known.
   */
  readonly onNote: (note: Message<ProgressArea>) => void;
  readonly signal: AbortSignal;
  /** Tags of the stack, which its resources carry too. */
  readonly tags?: Tags | undefined;
  /** Asked before an update takes resources away. Without it an update is not looked through first. */
  readonly agreeToLoss?: ((lost: readonly LostResource[]) => Promise<void>) | undefined;
  /** Asked before a stack is taken that was not visible at first: whose it is was not looked at then. */
  readonly claimFound?: (() => Promise<unknown>) | undefined;
  /** Asked before a stack is deleted, or its rollback continued, whose resources may still be there. */
  readonly agreeToRepair?: ((status: string) => Promise<void>) | undefined;
}

export interface DeployedStack {
  readonly change: "created" | "updated" | "unchanged";
  readonly stack: StackView;
}

/** Stacks whose first creation failed: they hold nothing and cannot be updated, only deleted. */
const neverCreated = new Set(["ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "REVIEW_IN_PROGRESS"]);

/**
 * Brings a stack to the template: waits for an operation in progress, replaces a stack whose first creation failed,
 * creates or updates it.
 *
 * @throws UserError when CloudFormation could not do it, with the reasons of the resources that failed first
 */
export async function deployStack(session: AwsSession, deployment: StackDeployment): Promise<DeployedStack> {
  const stack = await describeStack(session, deployment.name);
  if (stack) return deployOver(session, stack, deployment);
  const begun = await beginCreation(session, deployment);
  if ("found" in begun) {
    await deployment.claimFound?.();
    return deployOver(session, begun.found, deployment);
  }
  return createStack(session, begun, deployment);
}

async function deployOver(session: AwsSession, there: StackView, deployment: StackDeployment): Promise<DeployedStack> {
  const { onEvent, onNote, signal } = deployment;
  let stack: StackView | undefined = there;
  if (isInProgress(stack.status)) stack = await joinOperation(session, stack, deployment);
  if (stack && neverCreated.has(stack.status)) {
    if (stack.status.endsWith("_FAILED")) await deployment.agreeToRepair?.(stack.status);
    onNote({ code: "stack-creation-failed", values: { status: stack.status } });
    await deleteStack(session, { stack, onEvent, onNote, signal });
    stack = undefined;
  }
  if (stack?.status === "UPDATE_ROLLBACK_FAILED") stack = await finishRollback(session, stack, deployment);
  if (stack?.status === "DELETE_FAILED") throw halfDeleted(stack);
  if (stack && stack.status !== "DELETE_COMPLETE")
    return updateStack(session, stack, withKeptParameters(deployment, stack));
  const begun = await beginCreation(session, deployment);
  if ("found" in begun) return deployOver(session, begun.found, deployment);
  return createStack(session, begun, deployment);
}

function withKeptParameters(deployment: StackDeployment, { parameters }: StackView): StackDeployment {
  const kept = (deployment.keptParameters ?? []).flatMap((name): [string, string][] => {
    const value = parameters.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...deployment, parameters: new Map([...kept, ...deployment.parameters]) };
}

async function finishRollback(
  session: AwsSession,
  stack: StackView,
  deployment: StackDeployment,
): Promise<StackView | undefined> {
  await deployment.agreeToRepair?.(stack.status);
  deployment.onNote({ code: "stack-rollback-failed", values: { status: stack.status } });
  const events = await createStackEventPoller(session, stack.id);
  const token = randomUUID();
  await session
    .client(CloudFormationClient)
    .send(new ContinueUpdateRollbackCommand({ StackName: stack.id, ClientRequestToken: token }));
  const begun = { kind: "rollback", token, before: stack } as const;
  const operation = await watchStack(session, { ...watchOf(deployment), stackId: stack.id, events, begun });
  return operation.stack?.status === "UPDATE_ROLLBACK_COMPLETE" ? operation.stack : settledWell(operation, stack.name);
}

function watchOf({ onEvent, onNote, signal }: StackDeployment) {
  return { onEvent, onNote, signal };
}

async function joinOperation(
  session: AwsSession,
  stack: StackView,
  deployment: StackDeployment,
): Promise<StackView | undefined> {
  deployment.onNote({ code: "stack-operation-running", values: { status: stack.status } });
  const { stack: settled } = await watchStack(session, {
    ...watchOf(deployment),
    stackId: stack.id,
    events: await createStackEventPoller(session, stack.id),
  });
  return settled?.status === "DELETE_COMPLETE" ? undefined : settled;
}

/** A creation that was begun. */
interface BegunCreation {
  readonly stackId: string;
  readonly token: string;
}

async function createStack(
  session: AwsSession,
  { stackId, token }: BegunCreation,
  deployment: StackDeployment,
): Promise<DeployedStack> {
  const operation = await watchStack(session, {
    ...watchOf(deployment),
    stackId,
    events: createFullStackEventPoller(session, stackId),
    begun: { kind: "create", token },
  });
  return { change: "created", stack: settledWell(operation, deployment.name) };
}

/**
 * An answer that was lost on its way is not a failure: the stack that is there then carries our token in its events. A
 * stack of an earlier try may not have been visible yet: it is found, and no creation is begun.
 */
async function beginCreation(
  session: AwsSession,
  deployment: StackDeployment,
): Promise<BegunCreation | { readonly found: StackView }> {
  const token = randomUUID();
  try {
    const answer = await session
      .client(CloudFormationClient)
      .send(new CreateStackCommand({ ...contentOf(deployment), ClientRequestToken: token }));
    return { stackId: answer.StackId ?? deployment.name, token };
  } catch (error) {
    if (!(error instanceof Error && error.name === "AlreadyExistsException")) throw error;
    const { onNote, signal } = deployment;
    const look = () => describeStack(session, deployment.name);
    const onWait = (): void => onNote({ code: "stack-not-visible" });
    const found = await pollUntilFound(look, { onWait, signal, pollMs: session.pollMs });
    if (found === undefined) throw error;
    return (await hasEventOf(session, found.id, token)) ? { stackId: found.id, token } : { found };
  }
}

async function updateStack(session: AwsSession, stack: StackView, deployment: StackDeployment): Promise<DeployedStack> {
  const events = await createStackEventPoller(session, stack.id);
  const token = randomUUID();
  if (!(await beginUpdate(session, deployment, token))) return { change: "unchanged", stack };
  const begun = { kind: "update", token, before: stack } as const;
  const operation = await watchStack(session, { ...watchOf(deployment), stackId: stack.id, events, begun });
  return { change: "updated", stack: settledWell(operation, deployment.name) };
}

/** Answers whether there is anything to update. */
async function beginUpdate(
  session: AwsSession,
  deployment: StackDeployment,
  ClientRequestToken: string,
): Promise<boolean> {
  const { agreeToLoss, signal } = deployment;
  const review =
    agreeToLoss &&
    (await unlessNotOffered(() =>
      reviewUpdate(session, { ...contentOf(deployment), ChangeSetName: `wildrydes-${ClientRequestToken}` }, signal),
    ));
  if (review) {
    if (review.isEmpty) return false;
    if (review.lost.length > 0)
      await agreeToLoss(review.lost).catch(async (error: unknown) => {
        await review.drop();
        throw error;
      });
    await review.execute(ClientRequestToken);
    return true;
  }
  try {
    await session
      .client(CloudFormationClient)
      .send(new UpdateStackCommand({ ...contentOf(deployment), ClientRequestToken }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("No updates are to be performed")) return false;
    throw error;
  }
}

function contentOf({ name, templateBody, parameters, tags, roleArn }: StackDeployment) {
  return {
    StackName: name,
    TemplateBody: templateBody,
    Parameters: parameterList(parameters),
    Capabilities: ["CAPABILITY_IAM" as const],
    ...(roleArn !== undefined && { RoleARN: roleArn }),
    ...(tags && { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) }),
  };
}

function parameterList(parameters: ReadonlyMap<string, string>): Parameter[] {
  return [...parameters].map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
}

function settledWell({ stack, failures }: WatchedOperation, name: string): StackView {
  if (stack && /^(CREATE|UPDATE)_COMPLETE$/.test(stack.status)) return stack;
  const reasons = failures.map(
    (event) => `${event.logicalId} (${event.resourceType}): ${event.reason ?? event.status}`,
  );
  if (reasons.length === 0 && stack?.statusReason !== undefined) reasons.push(stack.statusReason);
  const cause = findFailureCause(stack?.status, reasons);
  throw new UserError({ code: "stack-failed", values: { stack: name, status: stack?.status, cause, reasons } });
}
