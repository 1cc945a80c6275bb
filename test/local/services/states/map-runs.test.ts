import { describe, expect, test } from "vitest";
import { roleArn } from "./support/definitions.ts";
import { refusalOf } from "./support/refusal.ts";
import { simulateS3 } from "./support/simulated-s3.ts";
import { openHost } from "./support/open-host.ts";
import type { StatesHost } from "./support/states-host.ts";

const single = { StartAt: "One", States: { One: { Type: "Pass", End: true } } };

/** A machine of one distributed Map state. */
function distributed(map: object, processor: object = single, executionType = "STANDARD"): string {
  const ItemProcessor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: executionType }, ...processor };
  return JSON.stringify({ StartAt: "M", States: { M: { Type: "Map", Label: "L", ItemProcessor, End: true, ...map } } });
}

async function start(host: StatesHost, definition: string, input = "[1,2,3]"): Promise<unknown> {
  const machine = await host.call("CreateStateMachine", { name: "m", definition, roleArn });
  return (await host.call("StartExecution", { ...machine, name: "x", input }))["executionArn"];
}

async function ended(host: StatesHost, executionArn: unknown): Promise<Record<string, unknown>> {
  const describeExecution = () => host.call("DescribeExecution", { executionArn });
  await expect.poll(async () => (await describeExecution())["status"], { timeout: 8000 }).not.toBe("RUNNING");
  return describeExecution();
}

async function run(host: StatesHost, definition: string, input?: string): Promise<Record<string, unknown>> {
  return ended(host, await start(host, definition, input));
}

async function mapRunOf(host: StatesHost, executionArn: unknown): Promise<string> {
  const { mapRuns } = await host.call("ListMapRuns", { executionArn });
  return Array.isArray(mapRuns) ? String(mapRuns[0]?.mapRunArn) : "";
}

describe("a distributed Map state", () => {
  test.each(["STANDARD", "EXPRESS"])("runs a %s child for each item and joins their outputs in order", async (type) => {
    const host = openHost({});
    const definition = distributed({ ItemSelector: { "n.$": "$$.Map.Item.Value" }, MaxConcurrency: 2 }, single, type);
    expect(await run(host, definition)).toMatchObject({ status: "SUCCEEDED", output: '[{"n":1},{"n":2},{"n":3}]' });
  });

  test("can be looked at: its map run, its children, their counts", async () => {
    const host = openHost({});
    const { executionArn } = await run(host, distributed({}));
    const mapRunArn = await mapRunOf(host, executionArn);
    expect(mapRunArn).toMatch(/^arn:aws:states:us-west-2:123456789012:mapRun:m\/L:[0-9a-f-]{36}$/);
    const counts = { succeeded: 3, total: 3, running: 0, failed: 0, pending: 0 };
    expect(await host.call("DescribeMapRun", { mapRunArn })).toMatchObject({
      executionArn,
      status: "SUCCEEDED",
      itemCounts: counts,
      executionCounts: counts,
    });
    const { executions } = await host.call("ListExecutions", { mapRunArn });
    const children = Array.isArray(executions) ? executions : [];
    expect(children).toHaveLength(3);
    const child = await host.call("DescribeExecution", { executionArn: children[0]?.executionArn });
    expect(child).toMatchObject({
      mapRunArn,
      stateMachineArn: "arn:aws:states:us-west-2:123456789012:stateMachine:m/L",
      output: "3",
    });
    expect(
      await host.call("DescribeStateMachineForExecution", { executionArn: children[0]?.executionArn }),
    ).toMatchObject({ stateMachineArn: child["stateMachineArn"], name: "m", label: "L", mapRunArn });
    const stateMachineArn = "arn:aws:states:us-west-2:123456789012:stateMachine:m";
    expect((await host.call("ListExecutions", { stateMachineArn }))["executions"]).toHaveLength(1);
    const { events } = await host.call("GetExecutionHistory", { executionArn });
    expect(Array.isArray(events) && events.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "MapStateEntered",
      "MapStateStarted",
      "MapRunStarted",
      "MapRunSucceeded",
      "MapStateSucceeded",
      "MapStateExited",
      "ExecutionSucceeded",
    ]);
  });

  test("children that failed are described, and redriven by their map run alone", async () => {
    const failing = { StartAt: "F", States: { F: { Type: "Fail", Error: "No" } } };
    for (const type of ["STANDARD", "EXPRESS"]) {
      const written: Record<string, string> = {};
      const host = openHost({ simulate: simulateS3(written) });
      const ResultWriter = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b", Prefix: "p" } };
      const tolerant = { ResultWriter, ToleratedFailurePercentage: 100 };
      await run(host, distributed(tolerant, failing, type), "[7]");
      const results = Object.entries(written).find(([key]) => key.includes("FAILED_0"))?.[1] ?? "[]";
      const [child]: { ExecutionArn: string }[] = JSON.parse(results);
      const executionArn = child?.ExecutionArn;
      expect(await host.call("DescribeExecution", { executionArn })).toMatchObject({
        executionArn,
        stateMachineArn: "arn:aws:states:us-west-2:123456789012:stateMachine:m/L",
        mapRunArn: expect.stringContaining(":mapRun:m/L:"),
        status: "FAILED",
        error: "No",
        input: "7",
        redriveStatus: "REDRIVABLE_BY_MAP_RUN",
      });
      expect(await refusalOf(host.call("RedriveExecution", { executionArn }))).toBe(
        type === "STANDARD"
          ? "ExecutionNotRedrivable: Execution is not redrivable: 'Execution can only be redriven by its Map Run'"
          : "InvalidArn: Invalid Arn: 'Resource type not valid in this context: express'",
      );
    }
  });

  const fails = {
    StartAt: "C",
    States: {
      C: { Type: "Choice", Choices: [{ Variable: "$", NumericEquals: 2, Next: "F" }], Default: "P" },
      F: { Type: "Fail", Error: "Two" },
      P: { Type: "Pass", End: true },
    },
  };

  test("fails when more children fail than it tolerates, and else shows them whole among the outputs", async () => {
    expect(await run(openHost({}), distributed({}, fails))).toMatchObject({
      status: "FAILED",
      error: "States.ExceedToleratedFailureThreshold",
      cause: "The specified tolerated failure threshold was exceeded",
    });
    const tolerant = { ToleratedFailurePercentage: 34 };
    const { status, output } = await run(openHost({}), distributed(tolerant, fails));
    expect(status).toBe("SUCCEEDED");
    expect(JSON.parse(String(output))).toEqual([
      1,
      expect.objectContaining({ Status: "FAILED", Error: "Two", Input: "2", RedriveStatus: "REDRIVABLE_BY_MAP_RUN" }),
      3,
    ]);
  });

  test("stops its children when its execution is stopped", async () => {
    const host = openHost({});
    const waits = { StartAt: "W", States: { W: { Type: "Wait", Seconds: 600, End: true } } };
    const executionArn = await start(host, distributed({}, waits));
    await expect.poll(() => mapRunOf(host, executionArn)).toContain("mapRun");
    const mapRunArn = await mapRunOf(host, executionArn);
    const children = async (statusFilter: string) =>
      (await host.call("ListExecutions", { mapRunArn, statusFilter }))["executions"];
    await expect.poll(() => children("RUNNING")).toHaveLength(3);
    await host.call("StopExecution", { executionArn });
    await expect.poll(() => children("ABORTED")).toHaveLength(3);
    await expect.poll(async () => (await host.call("DescribeMapRun", { mapRunArn }))["status"]).toBe("ABORTED");
  });

  test("continues after a kill with the children it had, each run once", async () => {
    const host = openHost({});
    const waits = { StartAt: "W", States: { W: { Type: "Wait", Seconds: 1, End: true } } };
    const executionArn = await start(host, distributed({ MaxConcurrency: 2 }, waits), "[1,2,3,4]");
    await expect.poll(() => mapRunOf(host, executionArn)).toContain("mapRun");
    const mapRunArn = await mapRunOf(host, executionArn);
    const done = async () =>
      (await host.call("ListExecutions", { mapRunArn, statusFilter: "SUCCEEDED" }))["executions"];
    await expect.poll(done, { timeout: 4000 }).toHaveLength(2);
    const revived = openHost({ folder: host.crashImage() });
    await revived.service.resume?.();
    expect(await ended(revived, executionArn)).toMatchObject({ status: "SUCCEEDED", output: "[1,2,3,4]" });
    expect((await revived.call("ListExecutions", { mapRunArn }))["executions"]).toHaveLength(4);
  });
});

describe("ItemReader", () => {
  const read = (key: string, config: object = {}) => ({
    ItemReader: {
      Resource: "arn:aws:states:::s3:getObject",
      ReaderConfig: config,
      Parameters: { Bucket: "b", Key: key },
    },
  });

  test.each([
    ["JSON", "a.json", '[{"a":1},2]', {}, '[{"a":1},2]'],
    ["JSON inside a file", "a.json", '{"x":{"y":[5]}}', { ItemsPointer: "/x/y" }, "[5]"],
    ["JSON Lines", "a.jsonl", '{"a":1}\n\n{"a":2}\n', {}, '[{"a":1},{"a":2}]'],
    [
      "CSV",
      "a.csv",
      'name,text\nx,"a, ""b"""\r\ny,\n',
      { CSVHeaderLocation: "FIRST_ROW" },
      '[{"name":"x","text":"a, \\"b\\""},{"name":"y","text":""}]',
    ],
    [
      "CSV with given headers",
      "a.csv",
      "1;2\n3;4",
      { CSVHeaderLocation: "GIVEN", CSVHeaders: ["p", "q"], CSVDelimiter: "SEMICOLON", MaxItems: 1 },
      '[{"p":"1","q":"2"}]',
    ],
  ])("reads %s", async (_, key, body, config, output) => {
    const InputType = key.endsWith("csv") ? "CSV" : key.endsWith("jsonl") ? "JSONL" : "JSON";
    const host = openHost({ simulate: simulateS3({ [key]: body }) });
    expect(await run(host, distributed(read(key, { InputType, ...config })))).toMatchObject({
      status: "SUCCEEDED",
      output,
    });
    expect(host.calls[0]?.caller.principal.type).toBe("assumed-role");
  });

  test("lists objects", async () => {
    const host = openHost({ simulate: simulateS3({ "a.jpg": "12", "b.jpg": "3" }) });
    const ItemReader = { Resource: "arn:aws:states:::s3:listObjectsV2", Parameters: { Bucket: "b" } };
    const keys = { ItemSelector: { "key.$": "$$.Map.Item.Value.Key" } };
    expect(await run(host, distributed({ ItemReader, ...keys }))).toMatchObject({
      output: '[{"key":"a.jpg"},{"key":"b.jpg"}]',
    });
  });

  test("fails when there is no such file", async () => {
    const host = openHost({ simulate: simulateS3({}) });
    const { status, error, cause } = await run(host, distributed(read("none.json", { InputType: "JSON" })));
    expect({ status, error }).toEqual({ status: "FAILED", error: "States.ItemReaderFailed" });
    expect(cause).toMatch(
      /^The specified key does not exist\. \(Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey; Request ID: /,
    );
  });
});

test("ResultWriter writes results and a manifest to S3", async () => {
  const objects: Record<string, string> = {};
  const host = openHost({ simulate: simulateS3(objects) });
  const ResultWriter = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b", Prefix: "out" } };
  const { output, executionArn } = await run(host, distributed({ ResultWriter }), "[7]");
  const mapRunArn = await mapRunOf(host, executionArn);
  const folder = `out/${mapRunArn.split(":").at(-1)}`;
  expect(JSON.parse(String(output))).toEqual({
    MapRunArn: mapRunArn,
    ResultWriterDetails: { Bucket: "b", Key: `${folder}/manifest.json` },
  });
  const results = objects[`${folder}/SUCCEEDED_0.json`] ?? "";
  expect(JSON.parse(objects[`${folder}/manifest.json`] ?? "")).toEqual({
    DestinationBucket: "b",
    MapRunArn: mapRunArn,
    ResultFiles: { FAILED: [], PENDING: [], SUCCEEDED: [{ Key: `${folder}/SUCCEEDED_0.json`, Size: results.length }] },
  });
  expect(JSON.parse(results)).toEqual([
    expect.objectContaining({
      Input: "7",
      Output: "7",
      Status: "SUCCEEDED",
      StateMachineArn: expect.stringMatching(/:m\/L$/),
    }),
  ]);
});
