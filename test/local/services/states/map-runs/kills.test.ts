import { expect, test } from "vitest";
import { roleArn } from "../support/definitions.ts";
import { simulateS3 } from "../support/simulated-s3.ts";
import { openHost } from "../support/open-host.ts";
import type { StatesHost } from "../support/states-host.ts";

const rows = 300;
const csv = ["n", ...Array.from({ length: rows }, (_, n) => `${n}`)].join("\n");

/** Children that pass, wait a little, or fail: a machine in which a kill can come at any moment. */
function mapOf(type: string, batch: object): string {
  const States = {
    Kind: {
      Type: "Choice",
      Choices: [{ Variable: "$.n", NumericEquals: 7, Next: "Fail" }],
      Default: "Pass",
    },
    Fail: { Type: "Fail", Error: "Seven" },
    Pass: { Type: "Pass", Next: "Wait" },
    Wait: { Type: "Wait", Seconds: 0, End: true },
  };
  const whole = { StartAt: "Whole", States: { Whole: { Type: "Pass", End: true } } };
  const processor = "ItemBatcher" in batch ? whole : { StartAt: "Kind", States };
  const Map = {
    Type: "Map",
    ItemReader: {
      Resource: "arn:aws:states:::s3:getObject",
      Parameters: { Bucket: "b", Key: "rows.csv" },
      ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
    },
    ItemSelector: { "n.$": "States.StringToJson($$.Map.Item.Value.n)" },
    ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type }, ...processor },
    MaxConcurrency: 7,
    ToleratedFailurePercentage: 1,
    ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b", Prefix: "out" } },
    End: true,
    ...batch,
  };
  return JSON.stringify({ StartAt: "Map", States: { Map } });
}

test.each([
  ["STANDARD", "one by one", {}],
  ["EXPRESS", "one by one", {}],
  ["STANDARD", "in batches", { ItemBatcher: { MaxInputBytesPerBatch: 100 } }],
])(
  "%s children %s: after any kill each row has one result",
  async (type, _, batch) => {
    const objects: Record<string, string> = { "rows.csv": csv };
    const simulate = simulateS3(objects);
    let host = openHost({ simulate, ...countingCommits() });
    const machine = await host.call("CreateStateMachine", { name: "m", definition: mapOf(type, batch), roleArn });
    const { executionArn } = await host.call("StartExecution", { ...machine, name: "x" });
    const begun: number[] = [];
    // Each image of the disk continues until it is killed in its turn.
    for (const more of [2, 1, 1, 2, 1, 1, 1]) {
      const folder = await killAfter(host, more);
      host = openHost({ simulate, folder, ...countingCommits() });
      begun.push(childrenIn(host));
      await host.service.resume?.();
    }
    expect(new Set(begun).size).toBeGreaterThan(2);
    expect(begun[0]).toBeLessThan(rows);
    const ended = () => host.call("DescribeExecution", { executionArn });
    await expect.poll(async () => (await ended())["status"], { timeout: 20_000 }).toBe("SUCCEEDED");
    const { ResultWriterDetails } = JSON.parse(String((await ended())["output"]));
    const { ResultFiles } = JSON.parse(objects[ResultWriterDetails.Key] ?? "");
    const results = Object.values<{ Key: string }[]>(ResultFiles)
      .flat()
      .flatMap(({ Key }) => JSON.parse(objects[Key] ?? ""));
    const numbers = results.flatMap(({ Input }) => {
      const input = JSON.parse(Input);
      return "Items" in input ? input.Items.map(({ n }: { n: number }) => n) : [input.n];
    });
    expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: rows }, (_, n) => n));
    const { mapRuns } = await host.call("ListMapRuns", { executionArn });
    const mapRunArn = Array.isArray(mapRuns) ? mapRuns[0]?.mapRunArn : undefined;
    expect(await host.call("DescribeMapRun", { mapRunArn })).toMatchObject({
      status: "SUCCEEDED",
      itemCounts: { total: rows, failed: "ItemBatcher" in batch ? 0 : 1, pending: 0, running: 0 },
      executionCounts: { total: results.length },
    });
  },
  60_000,
);

test("a map run whose execution was stopped is aborted to the end after a kill", async () => {
  const objects: Record<string, string> = { "rows.csv": csv };
  const simulate = simulateS3(objects);
  const host = openHost({ simulate, ...countingCommits() });
  const processor = { StartAt: "W", States: { W: { Type: "Wait", Seconds: 600, End: true } } };
  const ItemProcessor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...processor };
  const definition = mapOf("STANDARD", { ItemProcessor, MaxConcurrency: 3 });
  const machine = await host.call("CreateStateMachine", { name: "m", definition, roleArn });
  const { executionArn } = await host.call("StartExecution", { ...machine, name: "x" });
  await expect.poll(() => childrenIn(host)).toBe(3);
  const stopped = host.call("StopExecution", { executionArn });
  // The stop is on disk; what follows from it is not.
  const folder = await killAfter(host, 1);
  await stopped.catch(() => undefined);
  for (const key of Object.keys(objects)) if (key.startsWith("out/")) delete objects[key];
  const revived = openHost({ simulate, folder });
  expect((await revived.call("DescribeExecution", { executionArn }))["status"]).toBe("ABORTED");
  const { mapRuns } = await revived.call("ListMapRuns", { executionArn });
  const mapRunArn = Array.isArray(mapRuns) ? String(mapRuns[0]?.mapRunArn) : "";
  expect((await revived.call("DescribeMapRun", { mapRunArn }))["status"]).toBe("RUNNING");
  await revived.service.resume?.();
  await expect.poll(async () => (await revived.call("DescribeMapRun", { mapRunArn }))["status"]).toBe("ABORTED");
  expect(await revived.call("DescribeMapRun", { mapRunArn })).toMatchObject({ itemCounts: { aborted: 3, running: 0 } });
  const manifest = JSON.parse(objects[`out/${mapRunArn.split(":").at(-1)}/manifest.json`] ?? "");
  expect(JSON.parse(objects[manifest.ResultFiles.FAILED[0].Key] ?? "")).toHaveLength(3);
  expect(revived.service.busy?.()).toBe(false);
});

/** Children on the disk of a host. */
function childrenIn({ store }: StatesHost): number {
  const sql = "SELECT COUNT(*) AS children FROM states_executions WHERE map_run IS NOT NULL";
  return Number(store.prepare(sql).get()?.["children"]);
}

let commits = 0;
let awaited = Number.POSITIVE_INFINITY;
let reached: () => void = () => undefined;

function countingCommits() {
  commits = 0;
  return {
    onCommit() {
      commits += 1;
      if (commits >= awaited) reached();
    },
  };
}

/** Copies the disk as a kill leaves it after a number of further writes, or when nothing more is written. */
async function killAfter(host: StatesHost, more: number): Promise<string> {
  const image = new Promise<string>((resolve) => {
    reached = () => {
      awaited = Number.POSITIVE_INFINITY;
      resolve(host.crashImage());
    };
  });
  awaited = commits + more;
  const patience = setTimeout(() => reached(), 500);
  const folder = await image;
  clearTimeout(patience);
  await host.service.close?.();
  return folder;
}
