import { spawn } from "node:child_process";
import { join } from "node:path";
import { GetFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { GetExecutionHistoryCommand, SFNClient, type HistoryEvent } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { readMember, readText } from "../../src/workshop/json-member.ts";
import { enterHome, type Envelope, type Home } from "../support/home.ts";
import { clientSettings, deployFlow, runImage } from "./support/flow.ts";

let home: Home;
let lambda: LambdaClient;
let states: SFNClient;
let output: (name: string) => string;

beforeAll(async () => {
  home = await enterHome();
  const settings = await clientSettings(home);
  lambda = new LambdaClient(settings);
  states = new SFNClient(settings);
  ({ output } = await deployFlow(home, "--retries"));
});
afterAll(() => home.leave());

async function settingsOf(name: string) {
  const { Configuration, Concurrency, Tags } = await lambda.send(
    new GetFunctionCommand({ FunctionName: output(name) }),
  );
  return {
    timeout: Configuration?.Timeout,
    memory: Configuration?.MemorySize,
    variables: Configuration?.Environment?.Variables ?? {},
    concurrency: Concurrency?.ReservedConcurrentExecutions,
    tag: Tags?.["wildrydes:drill"],
  };
}

async function historyOf({ result }: Envelope): Promise<HistoryEvent[]> {
  const executionArn = readText(readMember(result, "run"), "execution", "arn") ?? "";
  const { events = [] } = await states.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  return events;
}

/** The failures of functions in a history, and the seconds between each and the attempt after it. */
function failuresOf(events: readonly HistoryEvent[]): { error: string; pause: number }[] {
  return events.flatMap((event) => {
    const error = event.lambdaFunctionFailedEventDetails?.error ?? event.lambdaFunctionTimedOutEventDetails?.error;
    if (error === undefined) return [];
    const next = events.find(({ id = 0, type }) => id > (event.id ?? 0) && type === "LambdaFunctionScheduled");
    const pause = ((next?.timestamp?.getTime() ?? 0) - (event.timestamp?.getTime() ?? 0)) / 1000;
    return [{ error, pause }];
  });
}

test("C5: a function that times out is retried after 1 s and 2 s, and succeeds when the drill heals it", async () => {
  const before = await settingsOf("ExtractMetadataFunctionArn");
  const { code, envelope } = await home.runJson(["drill", "timeout", "--heal"]);
  expect(envelope.result).toMatchObject({
    on: false,
    error: "Sandbox.Timedout",
    run: { outcome: { kind: "succeeded" } },
  });
  expect(code).toBe(0);
  const [first, second, ...more] = failuresOf(await historyOf(envelope));
  expect([first?.error, second?.error]).toEqual(["Sandbox.Timedout", "Sandbox.Timedout"]);
  expect(first?.pause).toBeGreaterThan(0.8);
  expect(first?.pause).toBeLessThan(1.5);
  expect(second?.pause).toBeGreaterThan(1.6);
  expect(second?.pause).toBeLessThan(2.7);
  expect(more.length).toBeLessThanOrEqual(1);
  expect(await settingsOf("ExtractMetadataFunctionArn")).toEqual(before);
});

test("C6: a table without throughput fails twice at PersistDDB, and the third attempt succeeds", async () => {
  const before = await settingsOf("StoreImageMetadataFunctionArn");
  const { code, envelope } = await home.runJson(["drill", "throughput"]);
  expect(envelope.result).toMatchObject({ state: "PersistDDB", attempts: 3, run: { outcome: { kind: "succeeded" } } });
  expect(code).toBe(0);
  expect(failuresOf(await historyOf(envelope)).map(({ error }) => error)).toEqual([
    "ProvisionedThroughputExceededException",
    "ProvisionedThroughputExceededException",
  ]);
  expect(await settingsOf("StoreImageMetadataFunctionArn")).toEqual(before);
});

test("C7: Ctrl-C in the middle of a drill takes the limit off again", async () => {
  const { child, saw, ended } = startDrill("throttle");
  await saw("Drill throttle on");
  await expect.poll(async () => (await settingsOf("DetectLabelsFunctionArn")).concurrency).toBe(0);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(await settingsOf("DetectLabelsFunctionArn")).toMatchObject({ concurrency: undefined, tag: undefined });
  expect(await home.run(["drill", "list"])).toMatchObject({ stdout: "No drill is active.\n" });
});

test("a drill whose program was killed is shown by every command, and any folder can take it off", async () => {
  const before = await settingsOf("DetectLabelsFunctionArn");
  const { child, saw, ended } = startDrill("throttle");
  await saw("Drill throttle on");
  await expect.poll(async () => (await settingsOf("DetectLabelsFunctionArn")).concurrency).toBe(0);
  child.kill("SIGKILL");
  await ended;
  for (const words of [["inspect"], ["approvals", "list"]])
    expect((await home.run(words)).stderr).toContain(
      "The drill throttle is active for wildrydes-metadata-DetectLabels",
    );
  const off = await home.runJson(["drill", "off"], { folder: join(home.folder, "bin") });
  expect(off).toMatchObject({ code: 0, envelope: { result: { ended: [{ kind: "throttle" }] } } });
  expect(await settingsOf("DetectLabelsFunctionArn")).toEqual(before);
  await home.run(["drill", "off"]);
  expect((await home.run(["inspect"])).stderr).not.toContain("drill");
});

test("a drill that is kept befalls any run, and a second one on the same function is refused", async () => {
  expect((await home.run(["drill", "crash", "--keep"])).stdout).toContain("To end it: npx wildrydes drill off");
  const refused = await home.runJson(["drill", "timeout"]);
  expect(refused).toMatchObject({ code: 2, envelope: { error: { code: "drill-on-already" } } });
  const run = await runImage(home, "Incoming/metadata.jpg");
  expect(run.envelope.result).toMatchObject({
    outcome: { kind: "failed", error: "Runtime.ExitError" },
    states: [{ name: "ExtractImageMetadata", attempts: 4 }],
  });
  expect(await home.run(["drill", "off"])).toMatchObject({ code: 0, stdout: "One drill was ended.\n" });
  expect((await settingsOf("ExtractMetadataFunctionArn")).variables).toEqual({});
});

test("without retries the first failure ends the execution, and the drill says so", async () => {
  await deployFlow(home);
  const { code, stderr } = await home.run(["drill", "crash"]);
  expect(code).toBe(1);
  expect(stderr).toContain("The deployed flow has no retries");
  expect((await settingsOf("ExtractMetadataFunctionArn")).tag).toBeUndefined();
});

/** Starts a drill as a child process, which can be ended by signals. */
function startDrill(kind: string) {
  const child = spawn(process.execPath, [join(packageRoot, "bin", "run.js"), "drill", kind], {
    cwd: home.folder,
    env: home.environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let text = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => (text += part));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const saw = async (wanted: string): Promise<void> => {
    await expect.poll(() => text).toContain(wanted);
  };
  return { child, saw, ended };
}
