import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { UserError } from "../../user-error.ts";
import type { AwsSession } from "../session.ts";

/** Starts an execution; without a name Step Functions gives it one. Answers its ARN. */
export async function startExecution(
  session: AwsSession,
  start: { machineArn: string; input: object; name?: string | undefined },
): Promise<string> {
  try {
    const answer = await session.client(SFNClient).send(
      new StartExecutionCommand({
        stateMachineArn: start.machineArn,
        name: start.name,
        input: JSON.stringify(start.input),
      }),
    );
    return answer.executionArn ?? "";
  } catch (error) {
    if (error instanceof Error && error.name === "ExecutionAlreadyExists")
      throw new UserError({ code: "execution-exists", values: { name: start.name ?? "" }, cause: error });
    throw error;
  }
}
