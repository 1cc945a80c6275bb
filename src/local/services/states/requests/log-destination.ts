import type { LoggingConfiguration } from "@aws-sdk/client-sfn";
import { parseArn, resourceElements } from "../../../../arn.ts";
import { AwsError } from "../../../aws-error.ts";
import type { Caller, ServiceHost } from "../../../service.ts";

/**
 * What the machine's role must be allowed, on every resource ("Logging in CloudWatch Logs" in the developer guide). The
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
 * @throws AccessDeniedException when the role may not have logs delivered; InvalidLoggingConfiguration when there is no
 *   such log group
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
  for (const group of groups)
    if (!(await exists(host, caller, group)))
      throw new AwsError("InvalidLoggingConfiguration", "Invalid Logging Configuration: Log Destination not found.");
}

async function exists(host: ServiceHost, { account, region }: Caller, groupArn: string): Promise<boolean> {
  const group = parseArn(groupArn);
  if (group?.region !== region || group.account !== account) return false;
  const [, name = ""] = resourceElements(groupArn);
  const service = "delivery.logs.amazonaws.com";
  const answer: unknown = await host.call({
    service: "logs",
    operation: "DescribeLogGroups",
    input: { logGroupNamePrefix: name },
    caller: { account, region, principal: { type: "user", arn: service, userId: service } },
  });
  if (typeof answer !== "object" || answer === null || !("logGroups" in answer)) return false;
  const { logGroups } = answer;
  return Array.isArray(logGroups) && logGroups.some((group: { logGroupName?: string }) => group.logGroupName === name);
}
