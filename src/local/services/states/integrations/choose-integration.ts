import { parseArn, resourceElements } from "../../../../arn.ts";
import type { ActivityQueues } from "../engine/activity-queues.ts";
import { activityIntegration } from "./activity.ts";
import { awsSdkIntegration, sdkOperation } from "./aws-sdk.ts";
import { dynamodbIntegration } from "./dynamodb.ts";
import { runPutEvents } from "./events-put-events.ts";
import type { Integration } from "./integration.ts";
import { runLambdaFunction } from "./lambda-function.ts";
import { runLambdaInvoke } from "./lambda-invoke.ts";
import type { ServiceOperation } from "./parameters.ts";
import { runSnsPublish } from "./sns-publish.ts";
import { runStartExecution, startExecutionSync, type WatchEnd } from "./start-execution.ts";

/** What integrations need of the engine. */
export interface IntegrationPorts {
  readonly activities: ActivityQueues;
  readonly watchEnd: WatchEnd;
}

/** An integration that Step Functions has optimised for one action of a service. */
interface OptimisedIntegration {
  /** The operation whose answer becomes the result of the task. */
  readonly answers: ServiceOperation;
  readonly create: (ports: IntegrationPorts) => Integration;
}

/** By what follows `arn:aws:states:::`, without `.waitForTaskToken`. */
const optimised: Readonly<Record<string, OptimisedIntegration>> = {
  "lambda:invoke": { answers: { service: "lambda", operation: "Invoke" }, create: () => runLambdaInvoke },
  "dynamodb:getItem": dynamodbAction("GetItem"),
  "dynamodb:putItem": dynamodbAction("PutItem"),
  "dynamodb:updateItem": dynamodbAction("UpdateItem"),
  "dynamodb:deleteItem": dynamodbAction("DeleteItem"),
  "sns:publish": { answers: { service: "sns", operation: "Publish" }, create: () => runSnsPublish },
  "events:putEvents": { answers: { service: "events", operation: "PutEvents" }, create: () => runPutEvents },
  "states:startExecution": {
    answers: { service: "states", operation: "StartExecution" },
    create: () => runStartExecution,
  },
  // Step Functions asks for the child's description until it has ended.
  "states:startExecution.sync": {
    answers: { service: "states", operation: "DescribeExecution" },
    create: ({ watchEnd }) => startExecutionSync(watchEnd, "text"),
  },
  "states:startExecution.sync:2": {
    answers: { service: "states", operation: "DescribeExecution" },
    create: ({ watchEnd }) => startExecutionSync(watchEnd, "json"),
  },
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
  return findOptimised(withoutToken(path.join(":")))?.create(ports) ?? unreachable(first);
}

/**
 * The operation whose answer becomes the result of a task. Undefined where that is whatever a function, a worker or the
 * sender of a task token says, and for services this endpoint does not have.
 */
export function answeringOperation(resource: string): ServiceOperation | undefined {
  const { service, region } = parseArn(resource) ?? {};
  const path = resourceElements(resource);
  if (service !== "states" || region !== "") return undefined;
  if (path[0] === "aws-sdk") return sdkOperation(path[1] ?? "", path[2] ?? "");
  return findOptimised(path.join(":"))?.answers;
}

function findOptimised(path: string): OptimisedIntegration | undefined {
  return Object.hasOwn(optimised, path) ? optimised[path] : undefined;
}

function dynamodbAction(operation: "GetItem" | "PutItem" | "UpdateItem" | "DeleteItem"): OptimisedIntegration {
  return { answers: { service: "dynamodb", operation }, create: () => dynamodbIntegration(operation) };
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
