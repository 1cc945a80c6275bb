import { CloudWatchLogsClient, DeleteLogGroupCommand, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { AwsSession } from "./session.ts";

/** Names of the log groups that begin with a prefix. */
export async function listLogGroups(session: AwsSession, prefix: string): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await session
      .client(CloudWatchLogsClient)
      .send(new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix, nextToken }));
    names.push(...(page.logGroups ?? []).map((group) => group.logGroupName ?? ""));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return names;
}

/** Deletes a log group; it is not an error when it is gone already. */
export async function deleteLogGroup(session: AwsSession, name: string): Promise<void> {
  try {
    await session.client(CloudWatchLogsClient).send(new DeleteLogGroupCommand({ logGroupName: name }));
  } catch (error) {
    if (!(error instanceof Error && error.name === "ResourceNotFoundException")) throw error;
  }
}
