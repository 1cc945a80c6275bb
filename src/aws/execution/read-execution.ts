import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  type ExecutionStatus,
  type StartSyncExecutionCommandOutput,
} from "@aws-sdk/client-sfn";
export type { ExecutionStatus } from "@aws-sdk/client-sfn";

import type { AwsSession } from "../session.ts";
import { isMachineAbsent } from "../machine/find-machines.ts";

/** An execution as a listing shows it. */
export interface ListedExecution {
  readonly name: string;
  readonly arn: string;
  readonly status: ExecutionStatus | undefined;
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
}

/** An execution in full; input and output are JSON texts. */
export interface ExecutionView extends ListedExecution {
  readonly machineArn: string;
  readonly input: string | undefined;
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** Describes an execution; undefined where there is none. */
export async function describeExecution(session: AwsSession, arn: string): Promise<ExecutionView | undefined> {
  // Step Functions API Reference, DescribeExecution: executionArn has at most 256 characters.
  if (arn.length > 256) return undefined;
  try {
    const answer = await session.client(SFNClient).send(new DescribeExecutionCommand({ executionArn: arn }));
    return { ...executionView(answer), arn };
  } catch (error) {
    if (error instanceof Error && (error.name === "ExecutionDoesNotExist" || error.name === "InvalidArn"))
      return undefined;
    throw error;
  }
}

/** An execution as DescribeExecution and StartSyncExecution answer it. */
export function executionView(
  answer: Partial<
    Pick<
      StartSyncExecutionCommandOutput,
      "name" | "executionArn" | "stateMachineArn" | "startDate" | "stopDate" | "input" | "output" | "error" | "cause"
    >
  > & { readonly status?: ExecutionStatus | undefined },
): ExecutionView {
  return {
    name: answer.name ?? "",
    arn: answer.executionArn ?? "",
    machineArn: answer.stateMachineArn ?? "",
    status: answer.status,
    startedAt: answer.startDate,
    endedAt: answer.stopDate,
    input: answer.input,
    output: answer.output,
    error: answer.error,
    cause: answer.cause,
  };
}

/** The newest executions of a machine, newest first; none where the machine is gone. */
export async function listExecutions(
  session: AwsSession,
  options: { machineArn: string; limit: number },
): Promise<ListedExecution[]> {
  return (await listExecutionPage(session, options)).executions;
}

/**
 * A page of a machine's executions, newest first; none where the machine is gone.
 *
 * @param options.token the page before's `nextToken`
 */
export async function listExecutionPage(
  session: AwsSession,
  options: { machineArn: string; limit: number; token?: string | undefined },
): Promise<{ executions: ListedExecution[]; nextToken: string | undefined }> {
  const { machineArn, limit, token } = options;
  try {
    const answer = await session
      .client(SFNClient)
      .send(new ListExecutionsCommand({ stateMachineArn: machineArn, maxResults: limit, nextToken: token }));
    const executions = (answer.executions ?? []).map((execution) => ({
      name: execution.name ?? "",
      arn: execution.executionArn ?? "",
      status: execution.status,
      startedAt: execution.startDate,
      endedAt: execution.stopDate,
    }));
    return { executions, nextToken: answer.nextToken };
  } catch (error) {
    if (isMachineAbsent(error)) return { executions: [], nextToken: undefined };
    throw error;
  }
}
