import { randomUUID } from "node:crypto";
import {
  CreateStateMachineCommand,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  StopExecutionCommand,
  UpdateMapRunCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  bucket,
  choosing,
  type MachineOptions,
  type MapRunBench,
  openMapRunBench,
  passing,
  readerOf,
  waiting,
} from "./map-run-bench.ts";

let bench: MapRunBench;
beforeAll(async () => {
  bench = await openMapRunBench();
});
afterAll(() => bench.endpoint.close());

describe("results", () => {
  const writer = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: bucket, Prefix: "out/" } };
  const items = [
    { ok: true, n: 1 },
    { ok: false, n: 2 },
    { ok: true, n: 3 },
  ];

  async function writtenBy(map: object, options: MachineOptions = {}) {
    const { output, executionArn } = await bench.run(map, items, { processor: choosing, ...options });
    const { MapRunArn, ResultWriterDetails } = JSON.parse(output ?? "{}");
    const manifest = JSON.parse(await bench.get(ResultWriterDetails.Key));
    return { executionArn, MapRunArn, ResultWriterDetails, manifest };
  }

  test.each(["STANDARD", "EXPRESS"] as const)("of %s children are written to S3", async (type) => {
    const map = { ResultWriter: writer, ToleratedFailureCount: 1 };
    const { executionArn, MapRunArn, ResultWriterDetails, manifest } = await writtenBy(map, { type });
    const folder = `out/${String(MapRunArn).split(":").at(-1)}`;
    expect(ResultWriterDetails).toEqual({ Bucket: bucket, Key: `${folder}/manifest.json` });
    const [succeeded, failed] = [
      await bench.get(`${folder}/SUCCEEDED_0.json`),
      await bench.get(`${folder}/FAILED_0.json`),
    ];
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
    expect(await bench.mapRunOf(executionArn)).toMatchObject({
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
    expect(await bench.get(manifest.ResultFiles.SUCCEEDED[0].Key)).toBe('{"ok":true,"n":1}\n{"ok":true,"n":3}\n');
  });

  test("are flattened without being written", async () => {
    const map = { ResultWriter: { WriterConfig: { Transformation: "FLATTEN", OutputType: "JSON" } } };
    expect(await bench.outputOf(map, [[1, 2], 3, []])).toEqual([1, 2, 3]);
  });

  test("name what was not begun when too many fail", async () => {
    const map = { ResultWriter: writer, MaxConcurrency: 1 };
    const executionArn = await bench.start(map, [{ ok: true }, { ok: false }, { n: 2 }, { n: 3 }], {
      processor: choosing,
    });
    expect(await bench.endOf(executionArn)).toMatchObject({
      status: "FAILED",
      error: "States.ExceedToleratedFailureThreshold",
      cause: "The specified tolerated failure threshold was exceeded",
    });
    const mapRun = await bench.mapRunOf(executionArn);
    expect(mapRun).toMatchObject({ status: "FAILED", itemCounts: { succeeded: 1, failed: 1, pending: 2, total: 4 } });
    const manifest = JSON.parse(await bench.get(`out/${String(mapRun.mapRunArn).split(":").at(-1)}/manifest.json`));
    expect(JSON.parse(await bench.get(manifest.ResultFiles.PENDING[0].Key))).toEqual([
      expect.objectContaining({ Input: '{"n":2}', Status: "PENDING" }),
      expect.objectContaining({ Input: '{"n":3}', Status: "PENDING" }),
    ]);
  });

  test("that are too large for the state are refused", async () => {
    const large = { ItemSelector: { "text.$": "$$.Map.Item.Value" } };
    const { error, cause } = await bench.run(
      large,
      ["x".repeat(100_000), "y".repeat(100_000)].concat("z".repeat(50_000)),
      {
        processor: {
          StartAt: "Twice",
          States: { Twice: { Type: "Pass", Parameters: { "a.$": "$", "b.$": "$" }, End: true } },
        },
      },
    );
    expect(error).toBe("States.DataLimitExceeded");
    expect(cause).toBe(
      "The state/task 'Map' returned a result with a size exceeding the maximum number of bytes service limit.",
    );
  });

  test("that cannot be written are found out before anything runs", async () => {
    const ResultWriter = { ...writer, Parameters: { Bucket: "no-such-bucket-here", Prefix: "out" } };
    const { error, cause, executionArn } = await bench.run({ ResultWriter }, [1]);
    expect(error).toBe("States.ResultWriterFailed");
    expect(cause).toMatch(
      /^Failed to write a test manifest file to the specified output bucket\. The specified bucket does not exist \(Service: Amazon S3;/,
    );
    expect((await bench.mapRunOf(executionArn)).executionCounts?.total).toBe(0);
  });
});

describe("a map run", () => {
  test("is aborted with its execution: its children, and what it had still to begin", async () => {
    const writer = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: bucket, Prefix: "aborted" } };
    const executionArn = await bench.start({ MaxConcurrency: 2, ResultWriter: writer }, [1, 2, 3], {
      processor: waiting,
    });
    await expect
      .poll(async () => (await bench.mapRunOf(executionArn)).itemCounts)
      .toMatchObject({ running: 2, pending: 1, total: 3 });
    await bench.states.send(new StopExecutionCommand({ executionArn, error: "Enough" }));
    await expect.poll(async () => (await bench.mapRunOf(executionArn)).status).toBe("ABORTED");
    const mapRun = await bench.mapRunOf(executionArn);
    expect(mapRun.itemCounts).toMatchObject({ aborted: 2, pending: 1, running: 0, total: 3 });
    const manifest = JSON.parse(await bench.get(`aborted/${String(mapRun.mapRunArn).split(":").at(-1)}/manifest.json`));
    expect(JSON.parse(await bench.get(manifest.ResultFiles.FAILED[0].Key))).toHaveLength(2);
    expect(JSON.parse(await bench.get(manifest.ResultFiles.PENDING[0].Key))).toEqual([
      expect.objectContaining({ Input: "3", Status: "PENDING" }),
    ]);
    const { events = [] } = await bench.states.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events.at(-1)?.type).toBe("ExecutionAborted");
  });

  test("takes new limits while it runs", async () => {
    const executionArn = await bench.start({ MaxConcurrency: 1 }, [1, 2, 3, 4], { processor: waiting });
    await expect.poll(async () => (await bench.mapRunOf(executionArn)).executionCounts).toMatchObject({ running: 1 });
    const { mapRunArn } = await bench.mapRunOf(executionArn);
    await bench.states.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 3, toleratedFailureCount: 2 }));
    await expect
      .poll(async () => (await bench.mapRunOf(executionArn)).executionCounts)
      .toMatchObject({ running: 3, pending: 1 });
    expect(await bench.mapRunOf(executionArn)).toMatchObject({ maxConcurrency: 3, toleratedFailureCount: 2 });
    await bench.states.send(new StopExecutionCommand({ executionArn }));
    await expect.poll(async () => (await bench.mapRunOf(executionArn)).status).toBe("ABORTED");
    await expect(bench.states.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 1 }))).rejects.toThrow(
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
    expect(await bench.outputOf({}, [[1, 2], [3]], { processor: inner })).toEqual([[1, 2], [3]]);
  });

  test("continues after a restart, but not with items that have changed meanwhile", async () => {
    const processor = { StartAt: "Wait", States: { Wait: { Type: "Wait", SecondsPath: "$.n", End: true } } };
    const map = { ...readerOf("restart.json", { InputType: "JSON" }), MaxConcurrency: 2 };
    const items = [{ n: 2 }, { n: 2 }, { n: 0 }];
    await bench.put("restart.json", JSON.stringify(items));
    const same = await bench.start(map, {}, { processor });
    await expect.poll(async () => (await bench.mapRunOf(same)).executionCounts).toMatchObject({ running: 2 });
    await bench.endpoint.restart();
    expect(JSON.parse((await bench.endOf(same)).output ?? "")).toEqual(items);
    const changed = await bench.start(map, {}, { processor });
    await expect.poll(async () => (await bench.mapRunOf(changed)).executionCounts).toMatchObject({ running: 2 });
    await bench.put("restart.json", JSON.stringify([...items, { n: 0 }]));
    await bench.endpoint.restart();
    const { error, cause } = await bench.endOf(changed);
    expect(error).toBe("States.ItemReaderFailed");
    expect(cause).toMatch(/^At least one of the pre-conditions you specified did not hold \(Service: Amazon S3;/);
  });

  test("does not run in an Express machine", async () => {
    const ItemProcessor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, ...passing };
    const definition = JSON.stringify({ StartAt: "Map", States: { Map: { Type: "Map", ItemProcessor, End: true } } });
    const create = new CreateStateMachineCommand({
      name: `m-${randomUUID()}`,
      definition,
      roleArn: bench.roleArn,
      type: "EXPRESS",
    });
    await expect(bench.states.send(create)).rejects.toThrow(
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
    );
  });

  test("that is not there is not found", async () => {
    const mapRunArn = `arn:aws:states:us-west-2:123456789012:mapRun:m/rows:${randomUUID()}`;
    await expect(bench.states.send(new DescribeMapRunCommand({ mapRunArn }))).rejects.toThrow(
      `Resource not found: '${mapRunArn}'`,
    );
    await expect(bench.states.send(new ListExecutionsCommand({ mapRunArn }))).rejects.toThrow(
      `Resource not found: '${mapRunArn}'`,
    );
  });
});
