import { parseArn, resourceElements } from "../../../../arn.ts";

/** An operation of a service, as the SDK for Java and the service's model name them. */
export interface CalledOperation {
  readonly serviceId: string;
  readonly operation: string;
  /** `aws-sdk:SERVICE:OPERATION`, or an optimised integration. */
  readonly by: "sdk" | "optimised";
}

/** Services of optimised integrations whose SDK id is another. */
const sdkIds: Readonly<Record<string, string>> = {
  elasticmapreduce: "emr",
  "emr-containers": "emrcontainers",
  "emr-serverless": "emrserverless",
  events: "eventbridge",
  states: "sfn",
};

/** Returns the operation that a task's resource names, whatever it waits for; undefined for functions and activities. */
export function calledOperation(resource: string): CalledOperation | undefined {
  const { service, region } = parseArn(resource) ?? {};
  const [name = "", first = "", second = ""] = resourceElements(resource);
  if (service !== "states" || region !== "") return undefined;
  if (name === "aws-sdk") return { serviceId: first, operation: operationOf(second), by: "sdk" };
  return { serviceId: sdkIds[name] ?? name, operation: operationOf(first), by: "optimised" };
}

/** `putItem.waitForTaskToken` calls `PutItem`. */
function operationOf(action: string): string {
  const [name = ""] = action.split(".");
  return name.charAt(0).toUpperCase() + name.slice(1);
}
