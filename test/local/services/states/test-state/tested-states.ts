import { afterEach, beforeEach } from "vitest";
import { openStatesHost, type StatesHost } from "../support/states-host.ts";

/** TestState of a service that begins anew with each test of the file. */
export function useTestState(): (state: object, request?: object) => Promise<Record<string, unknown>> {
  let host: StatesHost;
  beforeEach(() => {
    host = openStatesHost({});
  });
  afterEach(() => host.close());
  return (state, request = {}) => host.call("TestState", { definition: JSON.stringify(state), ...request });
}

/** States that tests of TestState give mocks to. */
export const taskOf = (resource: string) => ({
  Type: "Task",
  Resource: `arn:aws:states:::${resource}`,
  Parameters: requests.find(([action]) => action.test(resource))?.[1] ?? {},
  End: true,
});

/** The least that requests of services of this endpoint must hold. */
const requests: readonly (readonly [RegExp, object])[] = [
  [/lambda:(invoke|getFunction)/, { FunctionName: "f" }],
  [/dynamodb:putItem/, { TableName: "t", Item: {} }],
  [/dynamodb:getItem/, { TableName: "t", Key: {} }],
  [/states:startExecution/, { StateMachineArn: "m" }],
  [/sfn:describeActivity/, { ActivityArn: "a" }],
  [/sns:publish/, { Message: "m" }],
  [/rekognition:detectFaces/, { Image: {} }],
  [/s3:(get|head)Object/, { Bucket: "b", Key: "k" }],
];
export const branch = (name: string) => ({ StartAt: name, States: { [name]: { Type: "Pass", End: true } } });
export const parallel = { Type: "Parallel", Branches: [branch("A"), branch("B")], End: true };
export const map = { Type: "Map", ItemProcessor: branch("A"), End: true };
/** A distributed Map state that writes its results to S3. */
export const writing = {
  ...map,
  ItemProcessor: { ...branch("A"), ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } },
  ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b", Prefix: "p" } },
};
