import { ListExecutionsCommand, SFNClient, type ExecutionStatus } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

/** An execution in a list. */
export interface EndedExecution {
  readonly arn: string;
  readonly status: ExecutionStatus;
  readonly endedAt: Date | undefined;
}

/** A machine's executions of one status, newest first. */
export async function listByStatus(
  session: AwsSession,
  machineArn: string,
  status: ExecutionStatus,
): Promise<EndedExecution[]> {
  const found: EndedExecution[] = [];
  let nextToken: string | undefined;
  do {
    const page = await session
      .client(SFNClient)
      .send(
        new ListExecutionsCommand({ stateMachineArn: machineArn, statusFilter: status, maxResults: 1000, nextToken }),
      );
    for (const { executionArn: arn = "", stopDate: endedAt } of page.executions ?? [])
      found.push({ arn, status, endedAt });
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
}
