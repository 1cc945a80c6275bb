import { type FieldRule, text } from "./field-rules.ts";
import { reportMistake } from "./report.ts";

/** Services with an integration of their own; every other is reached through `aws-sdk`. */
const integrated = new Set([
  "apigateway",
  "athena",
  "aws-sdk",
  "batch",
  "bedrock",
  "codebuild",
  "databrew",
  "dynamodb",
  "ecs",
  "eks",
  "elasticmapreduce",
  "emr-containers",
  "emr-serverless",
  "events",
  "glue",
  "http",
  "lambda",
  "mediaconvert",
  "sagemaker",
  "sns",
  "sqs",
  "states",
]);
const withoutSync = new Set(["lambda", "sns", "sqs", "dynamodb", "events", "apigateway", "aws-sdk", "http"]);
const withoutToken = new Set([
  "athena",
  "batch",
  "codebuild",
  "databrew",
  "dynamodb",
  "elasticmapreduce",
  "emr-containers",
  "emr-serverless",
  "glue",
  "http",
  "mediaconvert",
  "sagemaker",
]);

const functionArn = /^arn:[\w-]+:lambda:[a-z0-9-]+:\d{12}:function:.+$/;
const activityArn = /^arn:[\w-]+:states:[a-z0-9-]+:\d{12}:activity:.+$/;
const actionArn = /^arn:[\w-]+:states:[a-z0-9-]*:\d*:(?<service>[\w-]+):(?<action>.+)$/;

/** `Resource` of a Task: the ARN of a function, of an activity, or of an action of a service. */
export const resource: FieldRule = (value, place) => {
  const { report, location } = place;
  if (typeof value !== "string") return text(value, place);
  if (!value.startsWith("arn:") || value.split(":").length < 6) {
    return reportMistake(report, location, "Value is not a valid resource ARN");
  }
  if (functionArn.test(value) || activityArn.test(value)) return;
  const parts = actionArn.exec(value)?.groups;
  if (parts !== undefined && isAction(parts["service"] ?? "", parts["action"] ?? "")) return;
  const message =
    `The resource provided ${value} is not recognized. ` +
    "The value is not a valid resource ARN, or the resource is not available in this region.";
  reportMistake(report, location, message);
};

function isAction(service: string, action: string): boolean {
  if (!integrated.has(service)) return false;
  if (service === "aws-sdk" && !/^[a-z0-9]+:[a-zA-Z0-9]+(?:\.\w+)?$/.test(action)) return false;
  if (/\.sync(?::2)?$/.test(action) && withoutSync.has(service)) return false;
  if (action.endsWith(".sync:2") && service !== "states") return false;
  return !(action.endsWith(".waitForTaskToken") && withoutToken.has(service));
}
