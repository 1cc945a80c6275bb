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
export const taskOf = (resource: string) => ({ Type: "Task", Resource: `arn:aws:states:::${resource}`, End: true });
export const branch = (name: string) => ({ StartAt: name, States: { [name]: { Type: "Pass", End: true } } });
export const parallel = { Type: "Parallel", Branches: [branch("A"), branch("B")], End: true };
export const map = { Type: "Map", ItemProcessor: branch("A"), End: true };
/** A distributed Map state that writes its results to S3. */
export const writing = {
  ...map,
  ItemProcessor: { ...branch("A"), ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } },
  ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b", Prefix: "p" } },
};
