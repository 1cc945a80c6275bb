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
import type { AwsSession } from "../session.ts";

/** What a function is configured to. */
export interface FunctionSettings {
  readonly name: string;
  readonly arn: string;
  /** Seconds. */
  readonly timeout: number;
  /** MB. */
  readonly memory: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Reserved concurrent executions; undefined where the function has no limit of its own. */
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
      Timeout = 3,
      MemorySize = 128,
      Environment,
    } = answer.Configuration ?? {};
    return {
      name: FunctionName,
      arn: FunctionArn,
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

/** Changes a function's settings, and waits until invocations see them. `variables` replaces all of them. */
export async function changeFunction(
  session: AwsSession,
  name: string,
  change: { timeout?: number; memory?: number; variables?: Readonly<Record<string, string>> },
): Promise<void> {
  await session.client(LambdaClient).send(
    new UpdateFunctionConfigurationCommand({
      FunctionName: name,
      Timeout: change.timeout,
      MemorySize: change.memory,
      Environment: change.variables === undefined ? undefined : { Variables: { ...change.variables } },
    }),
  );
  for (;;) {
    const answer = await session.client(LambdaClient).send(new GetFunctionCommand({ FunctionName: name }));
    if (answer.Configuration?.LastUpdateStatus !== "InProgress") return;
    await sleep(session.pollMs);
  }
}

/** Limits how often a function may run at once; without a limit, the function shares the account's. */
export async function limitConcurrency(session: AwsSession, name: string, limit: number | undefined): Promise<void> {
  const client = session.client(LambdaClient);
  if (limit === undefined) await client.send(new DeleteFunctionConcurrencyCommand({ FunctionName: name }));
  else
    await client.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: limit }));
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
