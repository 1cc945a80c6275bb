import { afterEach, expect, test, vi } from "vitest";
import { roleArn } from "./support/definitions.ts";
import { refusalOf } from "./support/refusal.ts";
import { openStatesHost, type StatesHost } from "./support/states-host.ts";

let host: StatesHost | undefined;
afterEach(() => host?.close());

const full = "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.";

test("when the disk is full new executions are refused, and running ones continue once there is room", async () => {
  const opened = openStatesHost({ maxPages: 120 });
  host = opened;
  const definition = JSON.stringify({
    StartAt: "W",
    States: { W: { Type: "Wait", Seconds: 2, Next: "P" }, P: { Type: "Pass", End: true } },
  });
  const machine = await opened.call("CreateStateMachine", { name: "m", definition, roleArn });
  const started: string[] = [];
  for (const size of [50_000, 1000, 1]) {
    const input = JSON.stringify("x".repeat(size));
    let refusal = "";
    for (let n = 0; refusal === ""; n++) {
      const name = `${size}-${n}`;
      const start = opened.call("StartExecution", { ...machine, name, input }).then(() => started.push(name));
      refusal = await refusalOf(start).catch(() => "");
    }
    expect(refusal).toBe(`InternalFailure: ${full}`);
  }
  await expect.poll(() => opened.log.join("\n"), { timeout: 5000 }).toContain(` could not be written: ${full}`);
  const describeAll = async () => {
    const { executions } = await opened.call("ListExecutions", { ...machine, maxResults: 1000 });
    const all = Array.isArray(executions) ? executions : [];
    return Promise.all(
      all.map(({ executionArn }) => refusalOf(opened.call("DescribeExecution", { executionArn })).catch(() => "")),
    );
  };
  await expect
    .poll(describeAll)
    .toContain(
      "InternalFailure: The disk that holds the local endpoint's data folder is full. The execution continues as soon as there is room.",
    );
  opened.store.prepare("PRAGMA max_page_count = 100000").get();
  const succeeded = async () => {
    const { executions } = await opened.call("ListExecutions", {
      ...machine,
      statusFilter: "SUCCEEDED",
      maxResults: 1000,
    });
    return Array.isArray(executions) ? executions.map(({ name }) => name).sort() : [];
  };
  await expect.poll(succeeded, { timeout: 10_000 }).toEqual(started.sort());
});

test.each(["STANDARD", "EXPRESS"])(
  "a map run of %s children waits for room and loses none",
  async (type) => {
    const opened = openStatesHost({ maxPages: 150 });
    host = opened;
    const processor = {
      StartAt: "P",
      States: { P: { Type: "Pass", OutputPath: "$.n", Next: "W" }, W: { Type: "Wait", Seconds: 0, End: true } },
    };
    const Map = {
      Type: "Map",
      ItemSelector: { "n.$": "$$.Map.Item.Value", text: "x".repeat(12_000) },
      ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type }, ...processor },
      MaxConcurrency: 10,
      End: true,
    };
    const definition = JSON.stringify({ StartAt: "Map", States: { Map } });
    const numbers = Array.from({ length: 60 }, (_, n) => n);
    const machine = await opened.call("CreateStateMachine", { name: "m", definition, roleArn });
    const writes = vi.spyOn(opened.store, "write");
    const { executionArn } = await opened.call("StartExecution", { ...machine, input: JSON.stringify(numbers) });
    const children = () => Number(opened.store.prepare(countOfChildren).get()?.["children"]);
    const refusedWrites = () => writes.mock.results.filter(({ type }) => type === "throw").length;
    await expect.poll(refusedWrites, { timeout: 10_000 }).toBeGreaterThan(10);
    expect(children()).toBeLessThan(60);
    opened.store.prepare("PRAGMA max_page_count = 100000").get();
    const described = () => opened.call("DescribeExecution", { executionArn });
    await expect.poll(async () => (await described())["status"], { timeout: 15_000 }).toBe("SUCCEEDED");
    expect(JSON.parse(String((await described())["output"]))).toEqual(numbers);
    expect(children()).toBe(60);
  },
  30_000,
);

const countOfChildren = "SELECT COUNT(*) AS children FROM states_executions WHERE map_run IS NOT NULL";
