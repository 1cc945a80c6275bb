import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DestinationJob } from "../../../../src/local/services/lambda/execution/destinations.ts";
import { createEventQueue, type EventQueue } from "../../../../src/local/services/lambda/execution/event-queue.ts";
import { type FunctionRecord, openFunctionTable } from "../../../../src/local/services/lambda/function-record.ts";
import type { ServiceHost } from "../../../../src/local/service.ts";
import { openStore, type Store } from "../../../../src/local/store/store.ts";

let folder: string;
let store: Store;
let queue: EventQueue;
let attempts: number[];
let reports: DestinationJob["report"][];
let failing: boolean;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-queue-"));
  store = openStore({ folder });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  [attempts, reports, failing] = [[], [], true];
});
afterEach(() => {
  queue.stop();
  vi.useRealTimers();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A queue whose function fails as long as `failing` says so. */
function openQueue(eventInvoke: Omit<NonNullable<FunctionRecord["eventInvoke"]>, "modified"> = {}): FunctionRecord {
  const functions = openFunctionTable(store);
  const record: FunctionRecord = {
    account: "123456789012",
    region: "us-west-2",
    name: "moody",
    runtime: "nodejs22.x",
    role: "arn:aws:iam::123456789012:role/r",
    handler: "index.handler",
    description: "",
    timeout: 3,
    memorySize: 128,
    ephemeralStorage: 512,
    architecture: "x86_64",
    tracing: "PassThrough",
    logFormat: "Text",
    logGroup: "/aws/lambda/moody",
    codeHash: "",
    codeSize: 0,
    modified: 0,
    revisionId: "",
    tags: {},
    policy: [],
    eventInvoke: { onSuccess: "arn:s", onFailure: "arn:f", ...eventInvoke, modified: 0 },
  };
  functions.save(record);
  const started = Date.now();
  const host: Pick<ServiceHost, "log" | "metrics" | "now" | "store"> = {
    store,
    now: () => Date.now(),
    log: () => undefined,
    metrics: { record: () => undefined, flush: () => undefined },
  };
  queue = createEventQueue({
    host,
    functions,
    execution: {
      async run() {
        attempts.push((Date.now() - started) / 1000);
        return { payload: failing ? '{"errorType":"Error"}' : '"well"', failed: failing, logTail: Buffer.from("") };
      },
    },
    destinations: { add: ({ report }) => reports.push(report) },
  });
  queue.start();
  return record;
}

/** Lets the clock run, and with it what falls due. */
async function passSeconds(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  await new Promise((resolve) => setImmediate(resolve));
}

async function add(record: FunctionRecord): Promise<void> {
  queue.add(record, { requestId: "one", event: '{"n":1}' });
  await new Promise((resolve) => setImmediate(resolve));
  await passSeconds(0);
}

test("three attempts, after one and two minutes; then the failure is told", async () => {
  await add(openQueue());
  for (const seconds of [59, 1, 119]) await passSeconds(seconds);
  expect([attempts, reports.length]).toEqual([[0, 60], 0]);
  await passSeconds(1);
  expect(attempts).toEqual([0, 60, 180]);
  expect(reports).toMatchObject([
    { requestContext: { requestId: "one", condition: "RetriesExhausted", approximateInvokeCount: 3 } },
  ]);
  expect(queue.busy()).toBe(false);
});

test("an attempt that succeeds ends it", async () => {
  await add(openQueue());
  failing = false;
  await passSeconds(60);
  expect([attempts, queue.busy()]).toEqual([[0, 60], false]);
  expect(reports).toMatchObject([
    { requestContext: { condition: "Success", approximateInvokeCount: 2 }, responsePayload: "well" },
  ]);
});

test("fewer retries are made where the function says so", async () => {
  await add(openQueue({ maximumRetryAttempts: 0 }));
  await passSeconds(600);
  expect([attempts, reports.length]).toEqual([[0], 1]);
});

test.for([
  [60, 1],
  [100, 2],
] as const)("an event of at most %i seconds is tried %i times", async ([maximumEventAgeInSeconds, tries]) => {
  await add(openQueue({ maximumEventAgeInSeconds }));
  await passSeconds(600);
  expect(attempts).toHaveLength(tries);
  expect(reports).toMatchObject([{ requestContext: { condition: "EventAgeExceeded", approximateInvokeCount: tries } }]);
});

const hour = 3_600_000;

test.for([-hour, 2 * hour])("attempts keep their distance when the clock is set by %i ms", async (by) => {
  await add(openQueue({ maximumEventAgeInSeconds: 600 }));
  await passSeconds(30);
  vi.setSystemTime(Date.now() + by);
  await passSeconds(29);
  expect(attempts).toHaveLength(1);
  await passSeconds(1);
  expect(attempts).toHaveLength(2);
  await passSeconds(120);
  expect(reports).toMatchObject([{ requestContext: { condition: "RetriesExhausted", approximateInvokeCount: 3 } }]);
});
