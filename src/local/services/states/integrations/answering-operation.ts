import { sdkOperation } from "./aws-sdk.ts";
import type { ServiceOperation } from "./parameters.ts";

/** Operations behind the optimised integrations, by what follows `arn:aws:states:::`. */
const optimised: Readonly<Record<string, ServiceOperation>> = {
  "lambda:invoke": { service: "lambda", operation: "Invoke" },
  "dynamodb:getItem": { service: "dynamodb", operation: "GetItem" },
  "dynamodb:putItem": { service: "dynamodb", operation: "PutItem" },
  "dynamodb:updateItem": { service: "dynamodb", operation: "UpdateItem" },
  "dynamodb:deleteItem": { service: "dynamodb", operation: "DeleteItem" },
  "sns:publish": { service: "sns", operation: "Publish" },
  "events:putEvents": { service: "events", operation: "PutEvents" },
  "states:startExecution": { service: "states", operation: "StartExecution" },
  // What Step Functions asks until the child has ended.
  "states:startExecution.sync": { service: "states", operation: "DescribeExecution" },
  "states:startExecution.sync:2": { service: "states", operation: "DescribeExecution" },
};

/**
 * The operation whose answer becomes the result of a task. Undefined where that is whatever a function, a worker or the
 * sender of a task token says, and for services this endpoint does not have.
 */
export function answeringOperation(resource: string): ServiceOperation | undefined {
  const [, , service, region, , ...path] = resource.split(":");
  if (service !== "states" || region !== "") return undefined;
  if (path[0] === "aws-sdk") return sdkOperation(path[1] ?? "", path[2] ?? "");
  return optimised[path.join(":")];
}
