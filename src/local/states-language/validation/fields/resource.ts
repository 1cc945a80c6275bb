import { type FieldRule, text } from "../field-rules.ts";
import { isOptimisedAction } from "../optimised-actions.ts";
import { reportMistake, type ResourceKnowledge } from "../report.ts";

const functionArn = /^arn:[\w-]+:lambda:[a-z0-9-]+:\d{12}:function:.+$/;
const functionTemplate = /^arn:[\w-]+:lambda:[^:]+:[^:]+:function:.+$/;
const activityArn = /^arn:[\w-]+:states:[a-z0-9-]+:\d{12}:activity:.+$/;
const actionArn = /^arn:[\w-]+:states:[a-z0-9-]*:\d*:(?<service>[\w-]+):(?<action>.+)$/;

/**
 * `Resource` of a Task: the ARN of a function, of an activity, or of an action of a service.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const resource: FieldRule = (value, place) => {
  const { report, location } = place;
  if (typeof value !== "string") return text(value, place);
  if (!/^arn(?::[^:]*){5}/.test(value)) {
    return reportMistake(report, location, "Value is not a valid resource ARN");
  }
  const { resources } = report;
  if ((resources.placeholders ? functionTemplate : functionArn).test(value) || activityArn.test(value)) return;
  if (namesAction(value, resources)) return;
  const message =
    `The resource provided ${value} is not recognized. ` +
    "The value is not a valid resource ARN, or the resource is not available in this region.";
  reportMistake(report, location, message);
};

/** Whether a resource is an action of a service that AWS has. */
export function namesAction(resourceArn: string, resources: ResourceKnowledge): boolean {
  const parts = actionArn.exec(resourceArn)?.groups;
  return parts !== undefined && isAction(parts["service"] ?? "", parts["action"] ?? "", resources);
}

function isAction(service: string, action: string, { isSdkAction }: ResourceKnowledge): boolean {
  if (service !== "aws-sdk") return isOptimisedAction(service, action);
  const parts = /^(?<id>[a-z0-9]+):(?<name>[a-zA-Z0-9]+)(?:\.waitForTaskToken)?$/.exec(action)?.groups;
  return parts !== undefined && (isSdkAction?.(parts["id"] ?? "", parts["name"] ?? "") ?? true);
}
