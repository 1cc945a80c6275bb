import { SFNClient, StartSyncExecutionCommand } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";
import type { ExecutionView } from "./read-execution.ts";

/** Runs an Express execution and answers its end: at most five minutes later. */
export async function startSyncExecution(
  session: AwsSession,
  start: { machineArn: string; input: object; name?: string | undefined },
): Promise<ExecutionView> {
  const answer = await session.client(SFNClient).send(
    new StartSyncExecutionCommand({
      stateMachineArn: start.machineArn,
      name: start.name,
      input: JSON.stringify(start.input),
    }),
  );
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
