import { CloudFormationClient, DescribeAccountLimitsCommand } from "@aws-sdk/client-cloudformation";
import { GetAccountSummaryCommand, IAMClient } from "@aws-sdk/client-iam";
import { GetAccountSettingsCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { AwsSession } from "../session.ts";

/** The roles of the account: how many there are, and how many there may be. */
export async function readRoleQuota(session: AwsSession): Promise<{ used: number; limit: number } | undefined> {
  const { SummaryMap } = await session.client(IAMClient).send(new GetAccountSummaryCommand({}));
  const [used, limit] = [SummaryMap?.["Roles"], SummaryMap?.["RolesQuota"]];
  return used === undefined || limit === undefined ? undefined : { used, limit };
}

/** How many functions may run at once in this region; new accounts begin with 10. */
export async function readConcurrency(session: AwsSession): Promise<number | undefined> {
  const { AccountLimit } = await session.client(LambdaClient).send(new GetAccountSettingsCommand({}));
  return AccountLimit?.ConcurrentExecutions;
}

/** How many stacks this region may have. */
export async function readStackLimit(session: AwsSession): Promise<number | undefined> {
  const { AccountLimits = [] } = await session.client(CloudFormationClient).send(new DescribeAccountLimitsCommand({}));
  return AccountLimits.find(({ Name }) => Name === "StackLimit")?.Value;
}
