import { randomUUID } from "node:crypto";
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { arnIn, parseArn, resourceElements } from "../../arn.ts";
import { UserError } from "../../user-error.ts";
import type { AwsSession } from "../session.ts";

/** Starts an execution; without a name it gets a new one. Answers its ARN. */
export async function startExecution(
  session: AwsSession,
  start: { machineArn: string; input: object; name?: string | undefined },
): Promise<string> {
  // A name makes the call safe to repeat: a lost answer does not start a second execution.
  const name = start.name ?? randomUUID();
  try {
    const answer = await session.client(SFNClient).send(
      new StartExecutionCommand({
        stateMachineArn: start.machineArn,
        name,
        input: JSON.stringify(start.input),
      }),
    );
    return answer.executionArn ?? "";
  } catch (error) {
    if (!(error instanceof Error && error.name === "ExecutionAlreadyExists")) throw error;
    if (start.name !== undefined)
      throw new UserError({ code: "execution-exists", values: { name: start.name ?? "" }, cause: error });
    return executionArn(start.machineArn, name);
  }
}

/** The ARN of a Standard execution; its machine may be named with a version or an alias. */
function executionArn(machineArn: string, name: string): string {
  const { partition, region = "", account = "" } = parseArn(machineArn) ?? {};
  const [, machine = ""] = resourceElements(machineArn);
  return arnIn(
    { ...(partition !== undefined && { partition }), region, account },
    "states",
    `execution:${machine}:${name}`,
  );
}
