import { checkConstraints } from "../../service-kit/constraint-checks.ts";
import { arnIn } from "../../../arn.ts";
import type { Caller } from "../../service.ts";
import { invalidParameter } from "./logs-errors.ts";

type Scope = Pick<Caller, "account" | "region">;

const groupNameRule = { min: 1, max: 512, pattern: "[\\.\\-_/#A-Za-z0-9]+" };
const streamNameRule = { min: 1, max: 512, pattern: "[^:*]*" };

/** The checks of a request to CloudWatch Logs. */
export function checkRequest(): ReturnType<typeof checkConstraints> {
  return checkConstraints("InvalidParameterException");
}

/** Checks a required log group name. @throws AwsError `InvalidParameterException` */
export function checkGroupName(name: string | undefined): string {
  checkRequest().required("logGroupName", name).text("logGroupName", name, groupNameRule).finish();
  return name ?? "";
}

/** Checks a required log stream name. @throws AwsError `InvalidParameterException` */
export function checkStreamName(name: string | undefined): string {
  checkRequest().required("logStreamName", name).text("logStreamName", name, streamNameRule).finish();
  return name ?? "";
}

/**
 * The group name of a request that takes a name or an identifier (a name or an ARN).
 *
 * @throws AwsError `InvalidParameterException` for both, neither, or another form
 */
export function readGroupName(
  scope: Scope,
  input: {
    logGroupName?: string | undefined;
    logGroupIdentifier?: string | undefined;
  },
): string {
  if (input.logGroupName !== undefined && input.logGroupIdentifier !== undefined) {
    throw invalidParameter("LogGroup name and LogGroup ARN are mutually exclusive parameters.");
  }
  if (input.logGroupIdentifier === undefined) {
    if (input.logGroupName === undefined) {
      throw invalidParameter("Expected log group name or log group identifier.");
    }
    return checkGroupName(input.logGroupName);
  }
  checkRequest()
    .text("logGroupIdentifier", input.logGroupIdentifier, { min: 1, max: 2048, pattern: "[\\w#+=/:,.@-]*" })
    .finish();
  return nameFromIdentifier(scope, input.logGroupIdentifier);
}

/** The group name in an identifier: the name itself, or an ARN's last part. No group has another account's ARN as name. */
export function nameFromIdentifier(scope: Scope, identifier: string): string {
  const own = groupArn(scope, "");
  return identifier.startsWith(own) ? identifier.slice(own.length).replace(/:\*$/, "") : identifier;
}

/** The ARN of a group without the `:*` that stands for its streams. */
export function groupArn(scope: Scope, name: string): string {
  return arnIn(scope, "logs", `log-group:${name}`);
}
