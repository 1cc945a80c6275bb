import { isInScope } from "../../service-kit/arn-scope.ts";
import { requireText } from "../../service-kit/member-constraints.ts";
import { arnIn, countElements, parseArn } from "../../../arn.ts";
import type { Caller } from "../../service.ts";
import { invalidParameter } from "./sns-errors.ts";

type Scope = Pick<Caller, "account" | "region">;

/** `arn:aws:sns:REGION:ACCOUNT:NAME`: topics have no prefix for their type. */
export function topicArn(scope: Scope, name: string): string {
  return arnIn(scope, "sns", name);
}

/**
 * Checks the ARN of a topic.
 *
 * @param member the parameter's name, `TopicArn`
 * @throws AwsError `InvalidParameterException`, also for topics of another region or account
 */
export function checkTopicArn(arn: string | undefined, scope: Scope, member = "TopicArn"): string {
  const checked = checkForm(arn, member);
  if (parseArn(checked)?.service !== "sns" || !isInScope(checked, scope)) throw invalidParameter(member);
  return checked;
}

/** Checks the ARN of a subscription. @throws AwsError `InvalidParameterException` */
export function checkSubscriptionArn(arn: string | undefined): string {
  return checkForm(arn, "SubscriptionArn");
}

/** Checks the ARN of a subscription, also that it is of this account and region. @throws AwsError `InvalidParameterException` */
export function checkOwnSubscriptionArn(arn: string | undefined, scope: Scope): string {
  const checked = checkForm(arn, "SubscriptionArn");
  if (!isInScope(checked, scope)) throw invalidParameter("SubscriptionArn");
  return checked;
}

function checkForm(arn: string | undefined, member: string): string {
  const given = requireText(`${member.charAt(0).toLowerCase()}${member.slice(1)}`, arn);
  const elements = countElements(given);
  if (elements < 6) {
    throw invalidParameter(`${member} Reason: An ARN must have at least 6 elements, not ${elements}`);
  }
  return given;
}
