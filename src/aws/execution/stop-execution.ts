import { SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

/** Stops an execution; it is not an error when it has ended or is gone. */
export async function stopExecution(
  session: AwsSession,
  stop: { arn: string; error: string; cause: string },
): Promise<void> {
  try {
    await session
      .client(SFNClient)
      .send(new StopExecutionCommand({ executionArn: stop.arn, error: stop.error, cause: stop.cause }));
  } catch (error) {
    if (!(error instanceof Error && (error.name === "ExecutionDoesNotExist" || error.name === "ValidationException")))
      throw error;
  }
}
