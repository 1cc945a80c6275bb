import { parseArn, resourceElements } from "../../../../arn.ts";
import type { ActivityQueues } from "../engine/queues/activity-queues.ts";
import { activityIntegration } from "./activity.ts";
import { awsSdkIntegration } from "./aws-sdk.ts";
import { dynamodbIntegration } from "./dynamodb.ts";
import { runPutEvents } from "./events-put-events.ts";
import type { Integration } from "./integration.ts";
import { runLambdaFunction } from "./lambda-function.ts";
import { runLambdaInvoke } from "./lambda-invoke.ts";
import { runSnsPublish } from "./sns-publish.ts";
import { runStartExecution, startExecutionSync, type WatchEnd } from "./start-execution.ts";

/** The means of the engine that integrations use. */
interface IntegrationPorts {
  readonly activities: ActivityQueues;
  readonly watchEnd: WatchEnd;
}

/** By what follows `arn:aws:states:::`, without `.waitForTaskToken`. */
const optimised: Readonly<Record<string, (ports: IntegrationPorts) => Integration>> = {
  "lambda:invoke": () => runLambdaInvoke,
  "dynamodb:getItem": () => dynamodbIntegration("GetItem"),
  "dynamodb:putItem": () => dynamodbIntegration("PutItem"),
  "dynamodb:updateItem": () => dynamodbIntegration("UpdateItem"),
  "dynamodb:deleteItem": () => dynamodbIntegration("DeleteItem"),
  "sns:publish": () => runSnsPublish,
  "events:putEvents": () => runPutEvents,
  "states:startExecution": () => runStartExecution,
  "states:startExecution.sync": ({ watchEnd }) => startExecutionSync(watchEnd, "text"),
  "states:startExecution.sync:2": ({ watchEnd }) => startExecutionSync(watchEnd, "json"),
};

/** The resources of all optimised integrations, sorted. */
export const optimisedResources: readonly string[] = Object.keys(optimised)
  .map((path) => `arn:aws:states:::${path}`)
  .sort();

/** The integration that a Task state's `Resource` names. */
export function chooseIntegration(resource: string, ports: IntegrationPorts): Integration {
  const { service, region } = parseArn(resource) ?? {};
  const path = resourceElements(resource);
  if (service === "lambda") return runLambdaFunction;
  if (service === "states" && region !== "" && path[0] === "activity") return activityIntegration(ports.activities);
  const [first = "", second = "", third = ""] = path;
  if (first === "aws-sdk") return awsSdkIntegration(second, withoutToken(third)) ?? unreachable(second);
  const action = withoutToken(path.join(":"));
  return (Object.hasOwn(optimised, action) ? optimised[action]?.(ports) : undefined) ?? unreachable(first);
}

function withoutToken(path: string): string {
  return path.replace(/\.waitForTaskToken$/, "");
}

/** A service AWS has and this endpoint has not: the task fails as if the service could not be reached. */
function unreachable(service: string): Integration {
  return (_task, report) => {
    report.started();
    const cause = `Unable to execute HTTP request: the local endpoint has no ${service || "service"} for Step Functions to call`;
    report.failed({ error: `${displayNames[service] ?? service}.SdkClientException`, cause });
  };
}

const displayNames: Readonly<Record<string, string>> = { sqs: "SQS" };
