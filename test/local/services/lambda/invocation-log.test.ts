import {
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { expect, test } from "vitest";
import { useWorkbench } from "./workbench.ts";

const bench = await useWorkbench();

const id = "[0-9a-f-]{36}";
const time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
const report = `REPORT RequestId: ${id}\tDuration: \\d+\\.\\d\\d ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: \\d+ MB\t`;

async function messages(logGroupName: string): Promise<(string | undefined)[]> {
  const { events } = await bench.logs.send(new FilterLogEventsCommand({ logGroupName }));
  return (events ?? []).map(({ message }) => message);
}

test("the lines around an invocation and those of the function are AWS's", async () => {
  const code = `console.log("loading");
    exports.handler = async () => {
      console.log("hello %s", "world", { a: 1 });
      console.warn("two\\nlines");
      console.error(new RangeError("bad").message);
      console.debug("detail");
      process.stdout.write("by itself\\nand again\\n");
      return 1;
    }`;
  const name = await bench.make(code);
  const { log } = await bench.call(name);
  expect(log).toMatch(
    new RegExp(
      [
        `^${time}\tundefined\tINFO\tloading\n`,
        `START RequestId: ${id} Version: \\$LATEST\n`,
        `${time}\t${id}\tINFO\thello world \\{ a: 1 \\}\n`,
        `${time}\t${id}\tWARN\ttwo\nlines\n`,
        `${time}\t${id}\tERROR\tbad\n`,
        `${time}\t${id}\tDEBUG\tdetail\n`,
        `by itself\nand again\n`,
        `END RequestId: ${id}\n`,
        `${report}Init Duration: \\d+\\.\\d\\d ms\t\n$`,
      ].join(""),
    ),
  );
  expect((await bench.call(name)).log).toMatch(new RegExp(`${report}\n$`));

  const group = `/aws/lambda/${name}`;
  await expect.poll(async () => (await messages(group)).length).toBe(19);
  expect((await messages(group)).slice(0, 7)).toEqual([
    expect.stringContaining("\tINFO\tloading\n"),
    expect.stringMatching(/^START /),
    expect.stringContaining("\tINFO\thello world { a: 1 }\n"),
    expect.stringContaining("\tWARN\ttwo\nlines\n"),
    expect.stringContaining("\tERROR\tbad\n"),
    expect.stringContaining("\tDEBUG\tdetail\n"),
    "by itself\n",
  ]);
  const { logStreams } = await bench.logs.send(new DescribeLogStreamsCommand({ logGroupName: group }));
  expect(logStreams).toHaveLength(1);
  expect(logStreams?.[0]?.logStreamName).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/);
});

test("an error is logged with all it holds", async () => {
  const code = "exports.handler = async () => { throw Object.assign(new Error('boom'), { code: 'E1', extra: [1] }) }";
  const { log } = await bench.run(code);
  const line = new RegExp(`^${time}\t${id}\tERROR\tInvoke Error \t(.*)$`, "m").exec(log)?.[1] ?? "";
  expect(JSON.parse(line)).toEqual({
    errorType: "Error",
    errorMessage: "boom",
    code: "E1",
    extra: [1],
    stack: expect.arrayContaining(["Error: boom"]),
  });
});

test("an error while loading is named in the report", async () => {
  const { log } = await bench.run("require('nope')");
  expect(log).toMatch(
    new RegExp(`${time}\tundefined\tERROR\tUncaught Exception \t\\{"errorType":"Runtime.ImportModuleError"`),
  );
  expect(log).toMatch(/Status: error\tError Type: Runtime\.ImportModuleError\t\n$/);
});

test("lines are JSON where the function says so, from its level up", async () => {
  const code = `exports.handler = async () => {
      console.info("left out");
      console.warn({ face: 1 });
      console.error("bad: %s", "x", new RangeError("far"));
    }`;
  const { log } = await bench.run(code, { LoggingConfig: { LogFormat: "JSON", ApplicationLogLevel: "WARN" } });
  const records: unknown[] = log
    .trim()
    .replaceAll("}{", "}\n{")
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(records).toMatchObject([
    { type: "platform.start", record: { version: "$LATEST" } },
    { level: "WARN", message: { face: 1 }, requestId: expect.stringMatching(id) },
    {
      level: "ERROR",
      message: expect.stringMatching(/^bad: x RangeError: far/),
      errorType: "RangeError",
      errorMessage: "far",
    },
    { type: "platform.report", record: { status: "success", metrics: { memorySizeMB: 128 } } },
  ]);
});

test("lines are JSON from INFO up where no level was chosen", async () => {
  const code = `exports.handler = async () => { console.debug("left out"); console.info("kept") }`;
  const { log } = await bench.run(code, { LoggingConfig: { LogFormat: "JSON" } });
  expect(log).toContain('"message":"kept"');
  expect(log).not.toContain("left out");
});

test("the log tail is the last 4 KB", async () => {
  const { log } = await bench.run(
    "exports.handler = async () => { for (let i = 0; i < 200; i++) console.log('line', i) }",
  );
  expect(Buffer.byteLength(log)).toBe(4096);
  expect(log).toContain("line 199\n");
  expect(log).not.toContain("START");
});

test("lines go to the group of the function's choice", async () => {
  await bench.logs.send(new CreateLogGroupCommand({ logGroupName: "/own/group" }));
  await bench.run("exports.handler = async () => console.log('mine')", { LoggingConfig: { LogGroup: "/own/group" } });
  await expect.poll(() => messages("/own/group")).toContainEqual(expect.stringContaining("\tINFO\tmine\n"));
});

test("a role that may not make log groups leaves no lines, and no group", async () => {
  const Role = await bench.role("quiet", [
    { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: "*" },
  ]);
  const name = await bench.make("exports.handler = async () => console.log('once')", { Role });
  const logGroupName = `/aws/lambda/${name}`;
  expect(await bench.call(name)).toMatchObject({ payload: null });
  const groups = await bench.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }));
  expect(groups.logGroups).toEqual([]);
  await bench.logs.send(new CreateLogGroupCommand({ logGroupName }));
  await bench.call(name);
  await expect.poll(() => messages(logGroupName)).toContainEqual(expect.stringContaining("\tINFO\tonce\n"));
});
