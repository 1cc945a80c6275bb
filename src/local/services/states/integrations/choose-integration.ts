import type { ActivityQueues } from "../engine/activity-queues.ts";
import { activityIntegration } from "./activity.ts";
import { awsSdkIntegration } from "./aws-sdk.ts";
import { dynamodbIntegration } from "./dynamodb.ts";
import { runPutEvents } from "./events-put-events.ts";
import type { Integration } from "./integration.ts";
import { runLambdaFunction } from "./lambda-function.ts";
import { runLambdaInvoke } from "./lambda-invoke.ts";
import { runSnsPublish } from "./sns-publish.ts";
import { runStartExecution, startExecutionSync, type WatchEnd } from "./start-execution.ts";

/** What integrations need of the engine. */
export interface IntegrationPorts {
  readonly activities: ActivityQueues;
  readonly watchEnd: WatchEnd;
}

/** The integration that a Task state's `Resource` names. */
export function chooseIntegration(resource: string, ports: IntegrationPorts): Integration {
  const [, , service, region, , ...rest] = resource.split(":");
  if (service === "lambda") return runLambdaFunction;
  if (service === "states" && region !== "" && rest[0] === "activity") return activityIntegration(ports.activities);
  return chooseService(rest, ports) ?? unreachable(rest[0] === "aws-sdk" ? rest[1] : rest[0]);
}

/** @param path what follows `arn:aws:states:::`, such as `states`, `startExecution.sync`, `2` */
function chooseService(path: readonly string[], { watchEnd }: IntegrationPorts): Integration | undefined {
  const [service = "", action = "", suffix = ""] = path;
  if (service === "aws-sdk") return awsSdkIntegration(action, withoutPattern(suffix));
  if (service === "lambda" && withoutPattern(action) === "invoke") return runLambdaInvoke;
  if (service === "dynamodb") return dynamodbIntegration(withoutPattern(action));
  if (service === "sns" && withoutPattern(action) === "publish") return runSnsPublish;
  if (service === "events" && withoutPattern(action) === "putEvents") return runPutEvents;
  if (service !== "states" || withoutPattern(action) !== "startExecution") return undefined;
  if (!action.endsWith(".sync")) return runStartExecution;
  return startExecutionSync(watchEnd, suffix === "2" ? "json" : "text");
}

/** Without `.sync` or `.waitForTaskToken`. */
function withoutPattern(action: string): string {
  return action.split(".")[0] ?? action;
}

/** A service AWS has and this endpoint has not: the task fails as if the service could not be reached. */
function unreachable(service = "the service"): Integration {
  return (_task, report) => {
    report.started();
    const cause = `Unable to execute HTTP request: the local endpoint has no ${service} for Step Functions to call`;
    report.failed({ error: `${displayNames[service] ?? service}.SdkClientException`, cause });
  };
}

const displayNames: Readonly<Record<string, string>> = { sqs: "SQS", ses: "Ses" };
