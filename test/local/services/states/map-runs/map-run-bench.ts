import { randomUUID } from "node:crypto";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  DescribeMapRunCommand,
  ListMapRunsCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { expect } from "vitest";
import { createServiceRole } from "../../../../support/service-role.ts";
import { startTestEndpoint } from "../../../support/endpoint.ts";

export const bucket = "rows-of-tests";

export const passing = { StartAt: "Item", States: { Item: { Type: "Pass", End: true } } };
/** Fails for items whose `ok` is not true. */
export const choosing = {
  StartAt: "Choose",
  States: {
    Choose: { Type: "Choice", Choices: [{ Variable: "$.ok", BooleanEquals: true, Next: "Good" }], Default: "Bad" },
    Good: { Type: "Pass", End: true },
    Bad: { Type: "Fail", Error: "Bad", Cause: "not ok" },
  },
};
/** Waits for ten minutes. */
export const waiting = { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 600, End: true } } };

export interface MachineOptions {
  readonly processor?: object;
  readonly type?: "STANDARD" | "EXPRESS";
  readonly role?: string;
}

/** Machines of one distributed Map state, on an endpoint with a bucket and a role for them. */
export type MapRunBench = Awaited<ReturnType<typeof openMapRunBench>>;

export async function openMapRunBench() {
  const endpoint = await startTestEndpoint();
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  const states = new SFNClient(endpoint.clientConfig);
  const roleArn = await createServiceRole(endpoint.clientConfig, {
    name: `role-${randomUUID()}`,
    allow: ["s3:GetObject", "s3:ListBucket", "s3:PutObject", "states:StartExecution"],
  });
  await s3.send(
    new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }),
  );

  async function put(Key: string, Body: string): Promise<void> {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  }

  async function get(Key: string): Promise<string> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
    return (await Body?.transformToString()) ?? "";
  }

  async function start(map: object, input: unknown, options: MachineOptions = {}): Promise<string> {
    const { processor = passing, type = "STANDARD", role = roleArn } = options;
    const ItemProcessor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type }, ...processor };
    const definition = {
      StartAt: "Map",
      States: { Map: { Type: "Map", Label: "rows", ItemProcessor, End: true, ...map } },
    };
    const { stateMachineArn } = await states.send(
      new CreateStateMachineCommand({
        name: `m-${randomUUID()}`,
        definition: JSON.stringify(definition),
        roleArn: role,
      }),
    );
    const { executionArn } = await states.send(
      new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
    );
    return executionArn ?? "";
  }

  function describeExecution(executionArn: string): Promise<DescribeExecutionOutput> {
    return states.send(new DescribeExecutionCommand({ executionArn }));
  }

  async function endOf(executionArn: string): Promise<DescribeExecutionOutput> {
    await expect
      .poll(async () => (await describeExecution(executionArn)).status, { timeout: 10_000 })
      .not.toBe("RUNNING");
    return describeExecution(executionArn);
  }

  async function run(map: object, input: unknown, options?: MachineOptions): Promise<DescribeExecutionOutput> {
    return endOf(await start(map, input, options));
  }

  async function outputOf(map: object, input: unknown, options?: MachineOptions): Promise<unknown> {
    const { status, output, error, cause } = await run(map, input, options);
    expect({ status, error, cause }).toEqual({ status: "SUCCEEDED" });
    return JSON.parse(output ?? "");
  }

  async function mapRunOf(executionArn: string | undefined) {
    const { mapRuns = [] } = await states.send(new ListMapRunsCommand({ executionArn }));
    return states.send(new DescribeMapRunCommand({ mapRunArn: mapRuns[0]?.mapRunArn }));
  }

  return { endpoint, states, roleArn, put, get, start, describeExecution, endOf, run, outputOf, mapRunOf };
}

/** @param more further parameters of the call */
export function readerOf(key: string, config: object, more: object = {}): object {
  const Parameters = { Bucket: bucket, Key: key, ...more };
  return { ItemReader: { Resource: "arn:aws:states:::s3:getObject", Parameters, ReaderConfig: config } };
}
