import { parseArn, resourceElements } from "../../../../arn.ts";
import { type CalledOperation, calledOperation } from "../aws-services/called-operation.ts";

type MockedOperation = Pick<CalledOperation, "serviceId" | "operation">;

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
  if (service !== "states" || region !== "") return undefined;
  const action = resourceElements(resource).join(":");
  if (Object.hasOwn(special, action)) return special[action];
  return action.includes(".") ? undefined : calledOperation(resource);
}
