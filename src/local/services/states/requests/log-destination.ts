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

/** A machine's log, where it is to go. */
interface MachineLog {
  readonly machineArn: string;
  readonly logging: LoggingConfiguration | undefined;
  readonly roleArn: string;
}

/**
 * Checks where a machine's log goes, and lets log delivery write there.
 *
 * @throws AccessDeniedException when the role may not have logs delivered; InvalidLoggingConfiguration when there is no
 *   such log group, or no room for its resource policy, or the machine has a name that log delivery does not accept
 */
export async function checkLogDestination(
  host: ServiceHost,
  caller: Caller,
  { machineArn, logging, roleArn }: MachineLog,
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
    if (name === undefined) throw invalidLogging("Log Destination not found.");
    if (logging?.level !== "OFF") checkResourceId(machineArn);
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

/** Log delivery takes fewer characters than the name of a machine may have (measured on AWS by another project). */
function checkResourceId(machineArn: string): void {
  if (/^[0-9A-Za-z./\-_:]+$/.test(machineArn)) return;
  throw invalidLogging(
    `1 validation error detected: Value '${machineArn}' at 'resourceId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9A-Za-z.\\/\\-_:]+$`,
  );
}

function invalidLogging(text: string): AwsError {
  return new AwsError("InvalidLoggingConfiguration", `Invalid Logging Configuration: ${text}`);
}
