import { DescribeStateMachineForExecutionCommand, SFNClient } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";
import { isNotOffered } from "../not-offered.ts";

/** The definition an execution runs by, as it was when it started; undefined where it cannot be found. */
export async function readDefinitionOfExecution(session: AwsSession, arn: string): Promise<string | undefined> {
  try {
    const answer = await session
      .client(SFNClient)
      .send(new DescribeStateMachineForExecutionCommand({ executionArn: arn }));
    return answer.definition;
  } catch (error) {
    const gone = error instanceof Error && ["ExecutionDoesNotExist", "StateMachineDoesNotExist"].includes(error.name);
    if (gone || isNotOffered(error)) return undefined;
    throw error;
  }
}
