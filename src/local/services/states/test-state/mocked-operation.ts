import { parseArn, resourceElements } from "../../../../arn.ts";

/** An operation of a service, as the SDK for Java and the service's model name them. */
interface MockedOperation {
  readonly serviceId: string;
  readonly operation: string;
}

/** Services of optimised integrations whose SDK id is another. */
const sdkIds: Readonly<Record<string, string>> = {
  elasticmapreduce: "emr",
  "emr-containers": "emrcontainers",
  "emr-serverless": "emrserverless",
  events: "eventbridge",
  states: "sfn",
};

/** Integrations whose result is not the answer of the operation they are named after. */
const special: Readonly<Record<string, MockedOperation | undefined>> = {
  "apigateway:invoke": undefined,
  "http:invoke": undefined,
  "bedrock:invokeModel": undefined,
  "eks:call": undefined,
  // What Step Functions asks until the child has ended.
  "states:startExecution.sync": { serviceId: "sfn", operation: "DescribeExecution" },
  "states:startExecution.sync:2": { serviceId: "sfn", operation: "DescribeExecution" },
};

/**
 * The operation whose answer becomes the result of a task. Undefined where that is whatever a function, a worker, a job
 * or the sender of a task token says.
 */
export function mockedOperation(resource: string): MockedOperation | undefined {
  const { service, region } = parseArn(resource) ?? {};
  const path = resourceElements(resource);
  if (service !== "states" || region !== "") return undefined;
  const action = path.join(":");
  if (Object.hasOwn(special, action)) return special[action];
  if (action.includes(".")) return undefined;
  const [name = "", first = "", second = ""] = path;
  if (name === "aws-sdk") return { serviceId: first, operation: capitalised(second) };
  return { serviceId: sdkIds[name] ?? name, operation: capitalised(first) };
}

function capitalised(action: string): string {
  return action.charAt(0).toUpperCase() + action.slice(1);
}
