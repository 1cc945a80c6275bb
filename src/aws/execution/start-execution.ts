import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { exitCodes } from "../../exit-codes.ts";
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
      throw new UserError({
        code: "execution-exists",
        message: `There is an execution named ${start.name ?? ""} already.`,
        why: "A name can be used again only after 90 days, or with the same input while the execution runs.",
        next: ["Choose another --name, or leave it out"],
        exitCode: exitCodes.usage,
        cause: error,
      });
    throw error;
  }
}
