import { GetExecutionHistoryCommand, SFNClient, type HistoryEvent } from "@aws-sdk/client-sfn";
import type { AwsSession } from "../session.ts";

/** Up to 1,000 events of an execution, oldest first. */
export interface HistoryPage {
  readonly events: readonly HistoryEvent[];
  readonly nextToken: string | undefined;
}

/** One page of an execution's history; undefined where there is no such execution. */
export async function readHistoryPage(
  session: AwsSession,
  options: { arn: string; nextToken: string | undefined },
): Promise<HistoryPage | undefined> {
  try {
    const page = await session
      .client(SFNClient)
      .send(
        new GetExecutionHistoryCommand({ executionArn: options.arn, maxResults: 1000, nextToken: options.nextToken }),
      );
    return { events: page.events ?? [], nextToken: page.nextToken };
  } catch (error) {
    if (error instanceof Error && error.name === "ExecutionDoesNotExist") return undefined;
    throw error;
  }
}
