import { randomUUID } from "node:crypto";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateMapRunCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../support/endpoint.ts";
import { createServiceRole } from "../../../../support/service-role.ts";

let endpoint: TestEndpoint;
let s3: S3Client;
let states: SFNClient;
let roleArn: string;
const bucket = "rows-of-tests";

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  states = new SFNClient(endpoint.clientConfig);
  roleArn = await createServiceRole(endpoint.clientConfig, {
    name: `role-${randomUUID()}`,
    allow: ["s3:GetObject", "s3:ListBucket", "s3:PutObject", "states:StartExecution"],
  });
  await s3.send(
    new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }),
  );
});
afterAll(() => endpoint.close());

async function put(Key: string, Body: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
}

async function get(Key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
  return (await Body?.transformToString()) ?? "";
}

const passing = { StartAt: "Item", States: { Item: { Type: "Pass", End: true } } };
/** Fails for items whose `ok` is not true. */
const choosing = {
  StartAt: "Choose",
  States: {
    Choose: { Type: "Choice", Choices: [{ Variable: "$.ok", BooleanEquals: true, Next: "Good" }], Default: "Bad" },
    Good: { Type: "Pass", End: true },
    Bad: { Type: "Fail", Error: "Bad", Cause: "not ok" },
  },
};
const waiting = { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 600, End: true } } };

interface MachineOptions {
  readonly processor?: object;
  readonly type?: "STANDARD" | "EXPRESS";
  readonly role?: string;
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

function readerOf(key: string, config: object, more: object = {}): object {
  const Parameters = { Bucket: bucket, Key: key, ...more };
  return { ItemReader: { Resource: "arn:aws:states:::s3:getObject", Parameters, ReaderConfig: config } };
}

describe("items", () => {
  test("come from CSV with a row of headers", async () => {
    await put("first.csv", 'user,"note"\nann,"a ""quoted"", one"\nbob\ncid,x,too many\n');
    expect(await outputOf(readerOf("first.csv", { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" }), {})).toEqual([
      { user: "ann", note: 'a "quoted", one' },
      { user: "bob", note: "" },
      { user: "cid", note: "x" },
    ]);
  });

  test("come from CSV with given headers, up to a number that the input names", async () => {
    await put("given.csv", "1|2\n3|4\n5|6\n");
    const config = {
      InputType: "CSV",
      CSVHeaderLocation: "GIVEN",
      CSVHeaders: ["a", "b"],
      CSVDelimiter: "PIPE",
      MaxItemsPath: "$.most",
    };
    expect(await outputOf(readerOf("given.csv", config), { most: 2 })).toEqual([
      { a: "1", b: "2" },
      { a: "3", b: "4" },
    ]);
  });

  test("come from a JSON array, from inside JSON, and from an object's members", async () => {
    await put("array.json", ' [{"n":1}, [2], "three"]\n');
    await put("inside.json", '{"data":{"rows/1":[1,2]}}');
    expect(await outputOf(readerOf("array.json", { InputType: "JSON" }), {})).toEqual([{ n: 1 }, [2], "three"]);
    expect(await outputOf(readerOf("inside.json", { InputType: "JSON", ItemsPointer: "/data/rows~11" }), {})).toEqual([
      1, 2,
    ]);
    expect(await outputOf(readerOf("inside.json", { InputType: "JSON" }), {})).toEqual([
      { Key: "data", Value: { "rows/1": [1, 2] } },
    ]);
  });

  test("come from JSON Lines, with their place in the context object", async () => {
    await put("rows.jsonl", '{"n":1}\n\n{"n":2}');
    const ItemSelector = {
      "n.$": "$$.Map.Item.Value.n",
      "index.$": "$$.Map.Item.Index",
      "source.$": "$$.Map.Item.Source",
      "all.$": "$.all",
    };
    const source = `S3://${bucket}/rows.jsonl`;
    expect(await outputOf({ ...readerOf("rows.jsonl", { InputType: "JSONL" }), ItemSelector }, { all: "x" })).toEqual([
      { n: 1, index: 0, source, all: "x" },
      { n: 2, index: 1, source, all: "x" },
    ]);
  });

  test("are the objects under a prefix", async () => {
    for (const name of ["a", "b", "c"]) await put(`listed/${name}.txt`, name);
    const Parameters = { Bucket: bucket, "Prefix.$": "$.prefix", MaxKeys: 2 };
    const ItemReader = { Resource: "arn:aws:states:::s3:listObjectsV2", Parameters };
    const items = await outputOf({ ItemReader }, { prefix: "listed/" });
    expect(items).toEqual(
      ["a", "b", "c"].map((name) => ({
        Etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
        Key: `listed/${name}.txt`,
        LastModified: expect.any(Number),
        Size: 1,
        StorageClass: "STANDARD",
      })),
    );
    expect(await outputOf({ ItemReader }, { prefix: "nothing/" })).toEqual([]);
  });

  test("stand in the objects under a prefix", async () => {
    await put("parts/1.jsonl", '{"n":1}\n{"n":2}\n');
    await put("parts/2.jsonl", '{"n":3}\n');
    const ItemReader = {
      Resource: "arn:aws:states:::s3:listObjectsV2",
      Parameters: { Bucket: bucket, Prefix: "parts/" },
      ReaderConfig: { InputType: "JSONL", Transformation: "LOAD_AND_FLATTEN" },
    };
    expect(await outputOf({ ItemReader }, {})).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  test("stand in the files that a manifest names", async () => {
    await put("inventory.csv", `"${bucket}","x.jpg","12"\n`);
    const manifest = { fileFormat: "CSV", fileSchema: "Bucket, Key, Size", files: [{ key: "inventory.csv" }] };
    await put("inventory.json", JSON.stringify(manifest));
    expect(await outputOf(readerOf("inventory.json", { InputType: "MANIFEST" }), {})).toEqual([
      { Bucket: bucket, Key: "x.jpg", Size: "12" },
    ]);
    await put("athena.csv", `s3://${bucket}/parts/2.jsonl\ns3://${bucket}/parts/1.jsonl\n`);
    expect(await outputOf(readerOf("athena.csv", { InputType: "JSONL", ManifestType: "ATHENA_DATA" }), {})).toEqual([
      { n: 3 },
      { n: 1 },
      { n: 2 },
    ]);
  });

  test("are what JSONata says", async () => {
    const map = {
      QueryLanguage: "JSONata",
      Items: "{% [1..3] %}",
      ItemSelector: { twice: "{% $states.context.Map.Item.Value * 2 %}" },
      Output: "{% $sum($states.result.twice) %}",
    };
    expect(await outputOf(map, {}, { processor: passing })).toBe(12);
  });

  test("go to children in batches", async () => {
    await put("batches.csv", "n\n1\n2\n3\n4\n5\n");
    const map = {
      ...readerOf("batches.csv", { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" }),
      ItemSelector: { "n.$": "States.StringToJson($$.Map.Item.Value.n)" },
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { "all.$": "$.all" } },
    };
    const execution = await run(map, { all: 1 });
    const BatchInput = { all: 1 };
    expect(JSON.parse(execution.output ?? "")).toEqual([
      { BatchInput, Items: [{ n: 1 }, { n: 2 }] },
      { BatchInput, Items: [{ n: 3 }, { n: 4 }] },
      { BatchInput, Items: [{ n: 5 }] },
    ]);
    const mapRun = await mapRunOf(execution.executionArn);
    expect(mapRun).toMatchObject({
      itemCounts: { succeeded: 5, total: 5 },
      executionCounts: { succeeded: 3, total: 3 },
    });
    const { executions } = await states.send(new ListExecutionsCommand({ mapRunArn: mapRun.mapRunArn }));
    expect(executions?.map(({ itemCount }) => itemCount)).toEqual([1, 2, 2]);
  });
});

describe("items that cannot be read fail the state", () => {
  const csv = { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" };
  test.each<[string, string, string, object, string | RegExp]>([
    ["two columns of one name", "bad.csv", "a,a\n1,2\n", csv, "CSV headers cannot contain duplicates."],
    ["no rows", "bad.csv", "a,b\n", csv, "The CSV file contains only CSV headers."],
    ["JSON that is no list", "bad.json", "7", { InputType: "JSON" }, "Attempting to map over non-iterable node."],
    ["no JSON", "bad.json", '[{"a":}]', { InputType: "JSON" }, /^Unable to parse the items: Unexpected token/],
    [
      "half a file",
      "bad.json",
      '[{"a":1},',
      { InputType: "JSON" },
      "Unable to parse the items: The text is not one array",
    ],
    ["a bad line", "bad.jsonl", "{}\nx\n", { InputType: "JSONL" }, /^Unable to parse the items: Unexpected token/],
    [
      "Parquet",
      "bad.parquet",
      "PAR1",
      { InputType: "PARQUET" },
      "The local endpoint does not read items of the input type PARQUET",
    ],
  ])("%s", async (_, key, body, config, expected) => {
    await put(key, body);
    const ItemReader = {
      Resource: "arn:aws:states:::s3:getObject",
      Arguments: { Bucket: bucket, Key: key },
      ReaderConfig: config,
    };
    const { status, error, cause, executionArn } = await run({ QueryLanguage: "JSONata", ItemReader }, {});
    expect({ status, error }).toEqual({ status: "FAILED", error: "States.ItemReaderFailed" });
    expect(cause).toMatch(expected);
    const { events = [] } = await states.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events.map(({ type }) => type).slice(2)).toEqual([
      "MapStateStarted",
      "MapRunStarted",
      "MapRunFailed",
      "MapStateFailed",
      "ExecutionFailed",
    ]);
    expect((await mapRunOf(executionArn)).executionCounts?.total).toBe(0);
  });

  test("a number below zero, which fails the evaluation of its expression", async () => {
    await put("bad.jsonl", "{}");
    const ItemReader = {
      Resource: "arn:aws:states:::s3:getObject",
      Arguments: { Bucket: bucket, Key: "bad.jsonl" },
      ReaderConfig: { InputType: "JSONL", MaxItems: "{% -1 %}" },
    };
    const { status, error, cause } = await run({ QueryLanguage: "JSONata", ItemReader }, {});
    expect({ status, error }).toEqual({ status: "FAILED", error: "States.QueryEvaluationError" });
    expect(cause).toContain("MaxItems");
  });

  test("a file that is not there", async () => {
    const { error, cause } = await run(readerOf("none", { InputType: "JSON" }), {});
    expect(error).toBe("States.ItemReaderFailed");
    expect(cause).toMatch(
      /^The specified key does not exist\. \(Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey;/,
    );
  });

  test("a role that may not read", async () => {
    await put("secret.json", "[1]");
    const role = await createServiceRole(endpoint.clientConfig, {
      name: `role-${randomUUID()}`,
      allow: ["states:StartExecution"],
    });
    const { error, cause } = await run(readerOf("secret.json", { InputType: "JSON" }), {}, { role });
    expect(error).toBe("States.ItemReaderFailed");
    expect(cause).toContain("is not authorized to perform: s3:GetObject");
  });

  test("a role that may not start executions", async () => {
    const { error, cause } = await run({}, [1], {
      role: await createServiceRole(endpoint.clientConfig, { name: `role-${randomUUID()}`, allow: ["s3:GetObject"] }),
    });
    expect(error).toBe("States.Permissions");
    expect(cause).toContain("is not authorized to perform: states:StartExecution");
  });
});

describe("results", () => {
  const writer = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: bucket, Prefix: "out/" } };
  const items = [
    { ok: true, n: 1 },
    { ok: false, n: 2 },
    { ok: true, n: 3 },
  ];

  async function writtenBy(map: object, options: MachineOptions = {}) {
    const { output, executionArn } = await run(map, items, { processor: choosing, ...options });
    const { MapRunArn, ResultWriterDetails } = JSON.parse(output ?? "{}");
    const manifest = JSON.parse(await get(ResultWriterDetails.Key));
    return { executionArn, MapRunArn, ResultWriterDetails, manifest };
  }

  test.each(["STANDARD", "EXPRESS"] as const)("of %s children are written to S3", async (type) => {
    const map = { ResultWriter: writer, ToleratedFailureCount: 1 };
    const { executionArn, MapRunArn, ResultWriterDetails, manifest } = await writtenBy(map, { type });
    const folder = `out/${String(MapRunArn).split(":").at(-1)}`;
    expect(ResultWriterDetails).toEqual({ Bucket: bucket, Key: `${folder}/manifest.json` });
    const [succeeded, failed] = [await get(`${folder}/SUCCEEDED_0.json`), await get(`${folder}/FAILED_0.json`)];
    expect(manifest).toEqual({
      DestinationBucket: bucket,
      MapRunArn,
      ResultFiles: {
        FAILED: [{ Key: `${folder}/FAILED_0.json`, Size: failed.length }],
        PENDING: [],
        SUCCEEDED: [{ Key: `${folder}/SUCCEEDED_0.json`, Size: succeeded.length }],
      },
    });
    const [machine = ""] = /m-[0-9a-f-]{36}/.exec(String(executionArn)) ?? [];
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const arn = (kind: string, rest: string): string =>
      `arn:aws:states:us-west-2:123456789012:${kind}:${machine}/rows${rest}`;
    const [first, second] = JSON.parse(succeeded);
    expect(first).toEqual({
      ExecutionArn: expect.stringContaining(arn(type === "STANDARD" ? "execution" : "express", `:${first.Name}`)),
      Input: '{"ok":true,"n":1}',
      InputDetails: { Included: true },
      Name: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      Output: '{"ok":true,"n":1}',
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: "NOT_REDRIVABLE",
      RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
      StartDate: time,
      StateMachineArn: arn("stateMachine", ""),
      Status: "SUCCEEDED",
      StopDate: time,
    });
    expect(second.Input).toBe('{"ok":true,"n":3}');
    expect(JSON.parse(failed)).toEqual([
      expect.objectContaining({ Input: '{"ok":false,"n":2}', Status: "FAILED", Error: "Bad", Cause: "not ok" }),
    ]);
    const counts = { succeeded: 2, failed: 1, total: 3, pending: 0, resultsWritten: 3 };
    expect(await mapRunOf(executionArn)).toMatchObject({
      status: "SUCCEEDED",
      toleratedFailureCount: 1,
      itemCounts: counts,
      executionCounts: counts,
    });
  });

  test("are written as lines, bare", async () => {
    const WriterConfig = { Transformation: "COMPACT", OutputType: "JSONL" };
    const map = { ResultWriter: { ...writer, WriterConfig }, ToleratedFailurePercentage: 50 };
    const { manifest } = await writtenBy(map);
    expect(await get(manifest.ResultFiles.SUCCEEDED[0].Key)).toBe('{"ok":true,"n":1}\n{"ok":true,"n":3}\n');
  });

  test("are flattened without being written", async () => {
    const map = { ResultWriter: { WriterConfig: { Transformation: "FLATTEN", OutputType: "JSON" } } };
    expect(await outputOf(map, [[1, 2], 3, []])).toEqual([1, 2, 3]);
  });

  test("name what was not begun when too many fail", async () => {
    const map = { ResultWriter: writer, MaxConcurrency: 1 };
    const executionArn = await start(map, [{ ok: true }, { ok: false }, { n: 2 }, { n: 3 }], { processor: choosing });
    expect(await endOf(executionArn)).toMatchObject({
      status: "FAILED",
      error: "States.ExceedToleratedFailureThreshold",
      cause: "The specified tolerated failure threshold was exceeded",
    });
    const mapRun = await mapRunOf(executionArn);
    expect(mapRun).toMatchObject({ status: "FAILED", itemCounts: { succeeded: 1, failed: 1, pending: 2, total: 4 } });
    const manifest = JSON.parse(await get(`out/${String(mapRun.mapRunArn).split(":").at(-1)}/manifest.json`));
    expect(JSON.parse(await get(manifest.ResultFiles.PENDING[0].Key))).toEqual([
      expect.objectContaining({ Input: '{"n":2}', Status: "PENDING" }),
      expect.objectContaining({ Input: '{"n":3}', Status: "PENDING" }),
    ]);
  });

  test("that are too large for the state are refused", async () => {
    const large = { ItemSelector: { "text.$": "$$.Map.Item.Value" } };
    const { error, cause } = await run(large, ["x".repeat(100_000), "y".repeat(100_000)].concat("z".repeat(50_000)), {
      processor: {
        StartAt: "Twice",
        States: { Twice: { Type: "Pass", Parameters: { "a.$": "$", "b.$": "$" }, End: true } },
      },
    });
    expect(error).toBe("States.DataLimitExceeded");
    expect(cause).toBe(
      "The state/task 'Map' returned a result with a size exceeding the maximum number of bytes service limit.",
    );
  });

  test("that cannot be written are found out before anything runs", async () => {
    const ResultWriter = { ...writer, Parameters: { Bucket: "no-such-bucket-here", Prefix: "out" } };
    const { error, cause, executionArn } = await run({ ResultWriter }, [1]);
    expect(error).toBe("States.ResultWriterFailed");
    expect(cause).toMatch(
      /^Failed to write a test manifest file to the specified output bucket\. The specified bucket does not exist \(Service: Amazon S3;/,
    );
    expect((await mapRunOf(executionArn)).executionCounts?.total).toBe(0);
  });
});

describe("a map run", () => {
  test("is aborted with its execution: its children, and what it had still to begin", async () => {
    const writer = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: bucket, Prefix: "aborted" } };
    const executionArn = await start({ MaxConcurrency: 2, ResultWriter: writer }, [1, 2, 3], { processor: waiting });
    await expect
      .poll(async () => (await mapRunOf(executionArn)).itemCounts)
      .toMatchObject({ running: 2, pending: 1, total: 3 });
    await states.send(new StopExecutionCommand({ executionArn, error: "Enough" }));
    await expect.poll(async () => (await mapRunOf(executionArn)).status).toBe("ABORTED");
    const mapRun = await mapRunOf(executionArn);
    expect(mapRun.itemCounts).toMatchObject({ aborted: 2, pending: 1, running: 0, total: 3 });
    const manifest = JSON.parse(await get(`aborted/${String(mapRun.mapRunArn).split(":").at(-1)}/manifest.json`));
    expect(JSON.parse(await get(manifest.ResultFiles.FAILED[0].Key))).toHaveLength(2);
    expect(JSON.parse(await get(manifest.ResultFiles.PENDING[0].Key))).toEqual([
      expect.objectContaining({ Input: "3", Status: "PENDING" }),
    ]);
    const { events = [] } = await states.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events.at(-1)?.type).toBe("ExecutionAborted");
  });

  test("takes new limits while it runs", async () => {
    const executionArn = await start({ MaxConcurrency: 1 }, [1, 2, 3, 4], { processor: waiting });
    await expect.poll(async () => (await mapRunOf(executionArn)).executionCounts).toMatchObject({ running: 1 });
    const { mapRunArn } = await mapRunOf(executionArn);
    await states.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 3, toleratedFailureCount: 2 }));
    await expect
      .poll(async () => (await mapRunOf(executionArn)).executionCounts)
      .toMatchObject({ running: 3, pending: 1 });
    expect(await mapRunOf(executionArn)).toMatchObject({ maxConcurrency: 3, toleratedFailureCount: 2 });
    await states.send(new StopExecutionCommand({ executionArn }));
    await expect.poll(async () => (await mapRunOf(executionArn)).status).toBe("ABORTED");
    await expect(states.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 1 }))).rejects.toThrow(
      `Map Run already completed: '${mapRunArn}'`,
    );
  });

  test("runs inside a child of another", async () => {
    const inner = {
      StartAt: "Inner",
      States: {
        Inner: {
          Type: "Map",
          Label: "inner",
          ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, ...passing },
          End: true,
        },
      },
    };
    expect(await outputOf({}, [[1, 2], [3]], { processor: inner })).toEqual([[1, 2], [3]]);
  });

  test("continues after a restart, but not with items that have changed meanwhile", async () => {
    const processor = { StartAt: "Wait", States: { Wait: { Type: "Wait", SecondsPath: "$.n", End: true } } };
    const map = { ...readerOf("restart.json", { InputType: "JSON" }), MaxConcurrency: 2 };
    const items = [{ n: 2 }, { n: 2 }, { n: 0 }];
    await put("restart.json", JSON.stringify(items));
    const same = await start(map, {}, { processor });
    await expect.poll(async () => (await mapRunOf(same)).executionCounts).toMatchObject({ running: 2 });
    await endpoint.restart();
    expect(JSON.parse((await endOf(same)).output ?? "")).toEqual(items);
    const changed = await start(map, {}, { processor });
    await expect.poll(async () => (await mapRunOf(changed)).executionCounts).toMatchObject({ running: 2 });
    await put("restart.json", JSON.stringify([...items, { n: 0 }]));
    await endpoint.restart();
    const { error, cause } = await endOf(changed);
    expect(error).toBe("States.ItemReaderFailed");
    expect(cause).toMatch(/^At least one of the pre-conditions you specified did not hold \(Service: Amazon S3;/);
  });

  test("does not run in an Express machine", async () => {
    const ItemProcessor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, ...passing };
    const definition = JSON.stringify({ StartAt: "Map", States: { Map: { Type: "Map", ItemProcessor, End: true } } });
    const create = new CreateStateMachineCommand({ name: `m-${randomUUID()}`, definition, roleArn, type: "EXPRESS" });
    await expect(states.send(create)).rejects.toThrow(
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
    );
  });

  test("that is not there is not found", async () => {
    const mapRunArn = `arn:aws:states:us-west-2:123456789012:mapRun:m/rows:${randomUUID()}`;
    await expect(states.send(new DescribeMapRunCommand({ mapRunArn }))).rejects.toThrow(
      `Resource not found: '${mapRunArn}'`,
    );
    await expect(states.send(new ListExecutionsCommand({ mapRunArn }))).rejects.toThrow(
      `Resource not found: '${mapRunArn}'`,
    );
  });
});
