import { SFNClient, StartSyncExecutionCommand } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";
import { executionView, type ExecutionView } from "./read-execution.ts";

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
  return executionView(answer);
}
