import { RedriveExecutionCommand, SFNClient } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

/** Continues an execution that failed, was stopped or timed out, from the states that did not succeed. */
export async function redriveExecution(session: AwsSession, executionArn: string): Promise<void> {
  await session.client(SFNClient).send(new RedriveExecutionCommand({ executionArn }));
}
