import { RedriveExecutionCommand, SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

/** Stops an execution. One that has ended stays as it is. */
export async function stopExecution(session: AwsSession, executionArn: string): Promise<void> {
  await session.client(SFNClient).send(new StopExecutionCommand({ executionArn }));
}

/** Continues an execution that failed, was stopped or timed out, from the states that did not succeed. */
export async function redriveExecution(session: AwsSession, executionArn: string): Promise<void> {
  await session.client(SFNClient).send(new RedriveExecutionCommand({ executionArn }));
}
