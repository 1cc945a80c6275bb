import { setTimeout as sleep } from "node:timers/promises";
import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { UserError } from "../../user-error.ts";
import { retrying, type Retry, type RetryReason } from "../retry.ts";
import type { AwsSession } from "../session.ts";

/** The configuration of a function. */
export interface FunctionSettings {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** Seconds. */
  readonly timeout: number;
  /** MB. */
  readonly memory: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Reserved concurrent executions; undefined where none are reserved. */
  readonly concurrency: number | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** Reads a function; undefined where there is none. */
export async function readFunction(session: AwsSession, name: string): Promise<FunctionSettings | undefined> {
  try {
    const answer = await session.client(LambdaClient).send(new GetFunctionCommand({ FunctionName: name }));
    const {
      FunctionName = "",
      FunctionArn = "",
      Role = "",
      Timeout = 3,
      MemorySize = 128,
      Environment,
    } = answer.Configuration ?? {};
    return {
      name: FunctionName,
      arn: FunctionArn,
      roleArn: Role,
      timeout: Timeout,
      memory: MemorySize,
      variables: Environment?.Variables ?? {},
      concurrency: answer.Concurrency?.ReservedConcurrentExecutions,
      tags: answer.Tags ?? {},
    };
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

/** Callbacks for waits on a function that is being changed. */
export interface FunctionWaits {
  readonly onRetry: (retry: Retry) => void;
}

/** Lambda refuses a change while an earlier one, or the function's creation, is in progress. */
function beingChanged(error: unknown): RetryReason | undefined {
  if (!(error instanceof Error) || error.name !== "ResourceConflictException") return undefined;
  return /cannot be performed at this time/.test(error.message) ? { code: "function-busy" } : undefined;
}

/** Two minutes, as the SDK's own waiter for functions allows five. */
const settleMs = 120_000;

/**
 * Changes a function's settings, and waits until invocations see them. `variables` replaces all of them.
 *
 * @throws UserError `function-not-changed` when Lambda does not take the change over
 */
export async function changeFunction(
  session: AwsSession,
  name: string,
  change: { timeout?: number; memory?: number; variables?: Readonly<Record<string, string>> },
  { onRetry }: FunctionWaits,
): Promise<void> {
  const client = session.client(LambdaClient);
  const command = new UpdateFunctionConfigurationCommand({
    FunctionName: name,
    Timeout: change.timeout,
    MemorySize: change.memory,
    Environment: change.variables === undefined ? undefined : { Variables: { ...change.variables } },
  });
  await retrying(() => client.send(command), {
    operation: "UpdateFunctionConfiguration",
    passes: beingChanged,
    attempts: 20,
    onRetry,
  });
  for (let waitedMs = 0; ; waitedMs += session.pollMs) {
    const { Configuration: now = {} } = await client.send(new GetFunctionCommand({ FunctionName: name }));
    if (now.LastUpdateStatus !== "InProgress" && now.LastUpdateStatus !== "Failed") return;
    if (now.LastUpdateStatus === "Failed" || waitedMs >= settleMs)
      throw new UserError({
        code: "function-not-changed",
        values: { function: name, reason: now.LastUpdateStatusReason },
      });
    await sleep(session.pollMs);
  }
}

/** Limits how often a function may run at once; without a limit, the function shares the account's. */
export async function limitConcurrency(
  session: AwsSession,
  name: string,
  limit: number | undefined,
  { onRetry }: FunctionWaits,
): Promise<void> {
  const client = session.client(LambdaClient);
  const [operation, send] =
    limit === undefined
      ? ([
          "DeleteFunctionConcurrency",
          () => client.send(new DeleteFunctionConcurrencyCommand({ FunctionName: name })),
        ] as const)
      : ([
          "PutFunctionConcurrency",
          () =>
            client.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: limit })),
        ] as const);
  await retrying<unknown>(send, { operation, passes: beingChanged, attempts: 20, onRetry });
}

/** Puts a tag on a function. */
export async function tagFunction(
  session: AwsSession,
  arn: string,
  tag: { key: string; value: string },
): Promise<void> {
  await session.client(LambdaClient).send(new TagResourceCommand({ Resource: arn, Tags: { [tag.key]: tag.value } }));
}

/** Takes a tag off a function. */
export async function untagFunction(session: AwsSession, arn: string, key: string): Promise<void> {
  await session.client(LambdaClient).send(new UntagResourceCommand({ Resource: arn, TagKeys: [key] }));
}
