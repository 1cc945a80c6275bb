import type { LoggingConfiguration } from "@aws-sdk/client-sfn";
import { parseArn, resourceElements } from "../../../../arn.ts";
import { AwsError } from "../../../aws-error.ts";
import type { Caller, ServiceHost } from "../../../service.ts";
import { allowDelivery, callLogs } from "./log-delivery-policy.ts";

/**
 * The permissions of the machine's role, on every resource ("Logging in CloudWatch Logs" in the developer guide). The
 * guide lists `logs:DeleteLogDelivery` as well; AWS makes machines of published samples whose roles lack it.
 */
const deliveryActions = [
  "logs:CreateLogDelivery",
  "logs:GetLogDelivery",
  "logs:UpdateLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:DescribeResourcePolicies",
  "logs:DescribeLogGroups",
];

/**
 * Checks where a machine's log goes, and lets log delivery write there.
 *
 * @throws AccessDeniedException when the role may not have logs delivered; InvalidLoggingConfiguration when there is no
 *   such log group, or no room for its resource policy
 */
export async function checkLogDestination(
  host: ServiceHost,
  caller: Caller,
  { logging, roleArn }: { logging: LoggingConfiguration | undefined; roleArn: string },
): Promise<void> {
  const groups = logging?.destinations?.map((each) => each.cloudWatchLogsLogGroup?.logGroupArn ?? "") ?? [];
  if (groups.length === 0) return;
  if (!deliveryActions.every((action) => host.roleAllows(roleArn, { action, resource: "*" })))
    throw new AwsError(
      "AccessDeniedException",
      "The state machine IAM Role is not authorized to access the Log Destination",
    );
  for (const group of groups) {
    const name = await nameOfGroup(host, caller, group);
    if (name === undefined)
      throw new AwsError("InvalidLoggingConfiguration", "Invalid Logging Configuration: Log Destination not found.");
    await allowDelivery(host, caller, name);
  }
}

/** The name of a log group that is there. */
async function nameOfGroup(host: ServiceHost, caller: Caller, groupArn: string): Promise<string | undefined> {
  const { account, region } = caller;
  const group = parseArn(groupArn);
  if (group?.region !== region || group.account !== account) return undefined;
  const [, name = ""] = resourceElements(groupArn);
  const answer = await callLogs(host, caller, "DescribeLogGroups", { logGroupNamePrefix: name });
  if (typeof answer !== "object" || answer === null || !("logGroups" in answer)) return undefined;
  const { logGroups } = answer;
  const isThere =
    Array.isArray(logGroups) && logGroups.some((one: { logGroupName?: string }) => one.logGroupName === name);
  return isThere ? name : undefined;
}
