import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DeleteStateMachineCommand, DescribeExecutionCommand, ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { judgeBulk } from "../../../src/workshop/bulk/reporting/judge-bulk.ts";
import { checkBulk, runBulk, type BulkEnd } from "../../../src/workshop/bulk/run-bulk.ts";
import type { BulkRequest } from "../../../src/workshop/bulk/request.ts";
import {
  answeringStates,
  openBulkBench,
  recordEvents,
  requestFor,
  type BulkBench,
} from "./support/bulk-environment.ts";
import { startThrottlingProxy } from "./support/throttling-proxy.ts";

let bench: BulkBench;
beforeAll(async () => {
  bench = await openBulkBench();
});
afterAll(() => bench.close());

function run(changes: Partial<BulkRequest>, options: Parameters<BulkBench["environment"]>[0] = {}): Promise<BulkEnd> {
  const request = requestFor(bench, { machine: "Answering", ...changes });
  return runBulk(bench.environment(options), request, recordEvents());
}

async function startedNames(arn = bench.machineArn): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await bench.sfn.send(new ListExecutionsCommand({ stateMachineArn: arn, maxResults: 1000, nextToken }));
    names.push(...(page.executions ?? []).map(({ name = "" }) => name));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return names;
}

async function startedOf(batch: string, arn?: string): Promise<string[]> {
  return (await startedNames(arn)).filter((name) => name.startsWith(`${batch}-`));
}

const manifestPath = (name: string): string => join(bench.folder, name);
const journalOf = (batch: string): string => join(bench.folder, ".wildrydes", "bulk", batch, "journal.ndjson");
const linesOf = (file: string): number => (existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 1 : 0);

describe("a batch", () => {
  test("ends with the outcome of every row, and the unexpected ones", async () => {
    const manifest = bench.write("mixed.csv", [
      "user_a,a.jpg,accepted",
      "user_b,refused.jpg,refused:2 faces",
      "user_c,refused.jpg,accepted",
      "user_d,failed.jpg,",
      "user_e,failed.jpg,failed",
    ]);
    const end = await run({ manifest, batch: "mixed" });
    const { report, halted } = end;
    expect(halted).toBeUndefined();
    expect(report).toMatchObject({
      batch: "mixed",
      manifest: "mixed.csv",
      rows: 5,
      ended: 5,
      asExpected: 3,
      unexpected: 2,
      unfinished: 0,
      left: 0,
      complete: true,
      resumed: 0,
      outcomes: [
        // The machine is not the workshop's: it ends in AWS's word, and meets the manifest all the same.
        { kind: "succeeded", reason: undefined, count: 1, unexpected: 0 },
        { kind: "refused", reason: "2 faces", count: 2, unexpected: 1 },
        { kind: "failed", reason: "Unlucky: It had to be.", count: 2, unexpected: 1 },
      ],
    });
    expect(report.unexpectedRows.toSorted((one, other) => one.row - other.row)).toMatchObject([
      { place: "line 4", user: "user_c", outcome: { kind: "refused", reason: "2 faces" }, expected: "accepted" },
      { place: "line 5", user: "user_d", outcome: { kind: "failed", error: "Unlucky" } },
    ]);
    const [machine] = report.machines;
    expect(machine?.name).toBe("Answering");
    expect(
      Object.fromEntries(machine?.states.map(({ name, entered, failed }) => [name, { entered, failed }]) ?? []),
    ).toEqual({
      Look: { entered: 5, failed: 0 },
      Accepted: { entered: 1, failed: 0 },
      Refused: { entered: 2, failed: 0 },
      Failed: { entered: 2, failed: 2 },
    });
    expect(judgeBulk(end)).toEqual({
      kind: "unexpected",
      error: { code: "some-not-as-expected", values: { unexpected: 2, rows: 5, left: 0, resumable: undefined } },
      exitCode: 68,
    });
  });

  test("gives each execution the name of its batch, row and content, and the row as input", async () => {
    const manifest = bench.write("named.csv", ["user_a,50% off + more.jpg"], "userId,key");
    await run({ manifest, batch: "named", repeat: 2 });
    const names = (await startedNames()).filter((name) => name.startsWith("named-"));
    expect(names.sort()).toEqual([
      expect.stringMatching(/^named-1-[0-9a-f]{16}$/),
      expect.stringMatching(/^named-1\.2-[0-9a-f]{16}$/),
    ]);
    const arn = `${bench.machineArn.replace(":stateMachine:", ":execution:")}:${names[0]}`;
    const { input = "" } = await bench.sfn.send(new DescribeExecutionCommand({ executionArn: arn }));
    expect(JSON.parse(input)).toEqual({ userId: "user_a", s3Key: "50%25 off %2B more.jpg" });
  });

  test("with --limit takes the first rows, with --dry-run none and leaves nothing", async () => {
    const manifest = bench.write("limited.csv", ["a,1.jpg,", "b,2.jpg,", "c,3.jpg,"]);
    expect((await run({ manifest, limit: 2, batch: "limited" })).report.rows).toBe(2);
    const request = requestFor(bench, { machine: "Answering", manifest, batch: "dry", repeat: 4 });
    expect(await checkBulk(bench.environment(), request)).toEqual({ rows: 12, manifest: "limited.csv" });
    expect((await startedNames()).filter((name) => name.startsWith("dry-"))).toEqual([]);
    expect(() => readFileSync(journalOf("dry"))).toThrow("ENOENT");
  });

  test("with --fail-fast starts nothing after the first surprise, and ends what runs", async () => {
    const rows = ["a,failed.jpg,", ...Array.from({ length: 300 }, (_, index) => `user_${index},${index}.jpg,`)];
    const end = await run({ manifest: bench.write("fast.csv", rows), failFast: true, concurrency: 2, batch: "fast" });
    expect(end.halted).toEqual({ kind: "fail-fast" });
    expect(end.report.ended).toBeLessThan(50);
    expect(end.report).toMatchObject({ unexpected: 1, unfinished: 0, complete: false });
    expect(judgeBulk(end)).toMatchObject({
      exitCode: 68,
      error: { values: { unexpected: 1, rows: 301, left: end.report.left, resumable: "fast" } },
    });
  });

  test("a name that is taken is refused before anything is started", async () => {
    const manifest = bench.write("taken.csv", ["a,1.jpg,"]);
    await run({ manifest, batch: "taken" });
    await expect(run({ manifest, batch: "taken" })).rejects.toMatchObject({
      code: "batch-exists",
      values: { batch: "taken" },
      exitCode: 2,
    });
  });

  test("a machine that is not there is said before anything is kept", async () => {
    const manifest = bench.write("nowhere.csv", ["a,1.jpg,"]);
    await expect(run({ manifest, machine: "Nowhere", batch: "nowhere" })).rejects.toMatchObject({
      code: "machine-not-found",
      values: { name: "Nowhere" },
      exitCode: 4,
    });
    expect(() => readFileSync(journalOf("nowhere"))).toThrow("ENOENT");
  });
});

describe("an interrupted batch", () => {
  test("rows that were started and are in no journal are found by their names", async () => {
    const manifest = bench.write(
      "lost.csv",
      Array.from({ length: 30 }, (_, index) => `user_${index},${index}.jpg`),
      "userId,key",
    );
    await run({ manifest, batch: "lost" });
    const lines = readFileSync(journalOf("lost"), "utf8").split("\n");
    // As a crash leaves it: some lines, and half of one.
    writeFileSync(journalOf("lost"), `${lines.slice(0, 12).join("\n")}\n${(lines[12] ?? "").slice(0, 40)}`);
    const end = await run({ machine: undefined, resume: true, batch: "lost" });
    expect(end.report).toMatchObject({ ended: 30, resumed: 12, asExpected: 30, complete: true });
    expect((await startedNames()).filter((name) => name.startsWith("lost-"))).toHaveLength(30);
    expect(
      readFileSync(journalOf("lost"), "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).row)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  test("a journal that a full disk cuts off before its last lines: 1, and --resume knows all rows", async () => {
    const manifest = bench.write("full.csv", ["a,1.jpg,accepted", "b,2.jpg,accepted"]);
    const handle = await open(manifestPath(manifest));
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    const append = vi.spyOn(Object.getPrototypeOf(handle), "appendFile").mockRejectedValue(full);
    const end = await run({ manifest, batch: "full" });
    append.mockRestore();
    await handle.close();
    expect(end.report).toMatchObject({ ended: 2, complete: true });
    expect(judgeBulk(end)).toMatchObject({
      kind: "error",
      error: {
        code: "journal-not-written",
        values: { reason: "ENOSPC: no space left on device, write" },
        exitCode: 1,
      },
      resumable: "full",
    });
    const second = await run({ machine: undefined, resume: true });
    expect(second.report).toMatchObject({ batch: "full", ended: 2, resumed: 0, complete: true });
    expect((await startedNames()).filter((name) => name.startsWith("full-"))).toHaveLength(2);
  });

  test("a folder left by a process that was killed before its batch began is taken over", async () => {
    const manifest = bench.write("early.csv", ["a,1.jpg,accepted"]);
    mkdirSync(dirname(journalOf("early")), { recursive: true });
    writeFileSync(join(dirname(journalOf("early")), "rows.bin"), "half");
    expect((await run({ manifest, batch: "early" })).report).toMatchObject({ ended: 1, complete: true });
  });

  test("a finished batch can be reported again without a call", async () => {
    const manifest = bench.write("again.csv", ["a,1.jpg,accepted", "b,refused.jpg,accepted"]);
    await run({ manifest, batch: "again" });
    const end = await run({ machine: undefined, resume: true, batch: "again" });
    expect(end.report).toMatchObject({
      ended: 2,
      resumed: 2,
      unexpected: 1,
      complete: true,
      calls: [],
      callsPerRow: 0,
    });
  });

  test("a manifest that changed is refused, by row, and taken when it is as it was", async () => {
    const rows = ["a,1.jpg", "b,2.jpg", "c,failed.jpg", "d,4.jpg"];
    const manifest = bench.write("moved.csv", rows, "userId,key");
    await run({ manifest, batch: "moved", failFast: true, concurrency: 1 });
    bench.write("moved.csv", ["a,1.jpg", "bb,2.jpg", "c,failed.jpg"], "userId,key");
    await expect(run({ machine: undefined, resume: true, batch: "moved" })).rejects.toMatchObject({
      code: "manifest-changed",
      values: {
        manifest: "moved.csv",
        batch: "moved",
        changes: [
          { code: "row-is-another", values: { place: "line 3", user: "bb", key: "2.jpg" } },
          { code: "row-count-changed", values: { before: 4, now: 3 } },
        ],
      },
      exitCode: 2,
    });
    bench.write("moved.csv", rows, "userId,key");
    appendFileSync(join(bench.folder, "moved.csv"), "e,5.jpg\n");
    await expect(run({ machine: undefined, resume: true, batch: "moved" })).rejects.toMatchObject({
      values: {
        changes: [
          { code: "row-is-new", values: { place: "line 6", user: "e", key: "5.jpg" } },
          { code: "row-count-changed", values: { before: 4, now: 5 } },
        ],
      },
    });
    bench.write("moved.csv", rows, "userId,key");
    expect((await run({ machine: undefined, resume: true, batch: "moved" })).report).toMatchObject({
      ended: 4,
      complete: true,
    });
  });

  test("other flags than it began with are refused", async () => {
    await expect(
      run({ machine: "Other", repeat: 3, upload: true, resume: true, batch: "moved" }),
    ).rejects.toMatchObject({
      code: "other-batch",
      values: {
        batch: "moved",
        differences: [
          { code: "batch-differs", values: { what: "machine", before: "Answering", now: "Other" } },
          { code: "batch-differs", values: { what: "repeat", before: "1", now: "3" } },
          { code: "batch-flag-not-given", values: { flag: "upload" } },
        ],
      },
      exitCode: 2,
    });
  });

  test("a batch that is not there", async () => {
    await expect(run({ resume: true, batch: "nothing" })).rejects.toMatchObject({
      code: "batch-not-found",
      values: { batch: "nothing" },
      exitCode: 4,
    });
    mkdirSync(join(bench.folder, "empty"));
    await expect(run({ resume: true, workingFolder: join(bench.folder, "empty") })).rejects.toMatchObject({
      code: "batch-not-found",
      values: { known: [] },
    });
  });
});

// They wait for rows of a second and for retries, side by side.
describe.concurrent("a batch that takes its time", () => {
  test("spends about two calls a row, however long the rows take", async () => {
    const manifest = bench.write(
      "calls.csv",
      Array.from({ length: 120 }, (_, index) => `user_${index},slow-${index}.jpg`),
      "userId,key",
    );
    const { report } = await run({ manifest, concurrency: 120 });
    expect(report.ended).toBe(120);
    expect(report.calls.find(({ operation }) => operation === "StartExecution")?.calls).toBe(120);
    expect(report.calls.find(({ operation }) => operation === "GetExecutionHistory")?.calls).toBe(120);
    expect(report.callsPerRow).toBeLessThan(2.3);
  });

  test("runs no more rows at once than it may", async () => {
    const manifest = bench.write(
      "few.csv",
      Array.from({ length: 6 }, (_, index) => `user_${index},slow-${index}.jpg`),
      "userId,key",
    );
    const listener = recordEvents();
    const begin = performance.now();
    await runBulk(bench.environment(), requestFor(bench, { machine: "Answering", manifest, concurrency: 3 }), listener);
    expect(performance.now() - begin).toBeGreaterThan(1950);
    const running = listener.events.flatMap((event) => (event.type === "progress" ? [event.progress.running] : []));
    expect(Math.max(...running)).toBe(3);
  });

  test("with --timeout stops an execution that takes too long, and says so", async () => {
    const { report } = await run({
      manifest: bench.write("late.csv", ["a,slow.jpg,", "b,quick.jpg,"]),
      timeoutSeconds: 0.5,
      batch: "late",
    });
    expect(report.unexpectedRows).toMatchObject([
      {
        user: "a",
        outcome: { kind: "failed", reason: "it took longer than 0.5 s and was stopped", error: "BulkRunTimeout" },
      },
    ]);
    const name = (await startedNames()).find((started) => started.startsWith("late-1-"));
    const arn = `${bench.machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
    expect(await bench.sfn.send(new DescribeExecutionCommand({ executionArn: arn }))).toMatchObject({
      status: "ABORTED",
      error: "BulkRunTimeout",
    });
  });

  test("interrupted, waits for what runs, and can be resumed: nothing twice, nothing lost", async () => {
    const manifest = bench.write(
      "cut.csv",
      Array.from({ length: 40 }, (_, index) => `user_${index},slow-${index}.jpg`),
      "userId,key",
    );
    const person = new AbortController();
    const going = run({ manifest, concurrency: 10, batch: "cut" }, { signal: person.signal });
    await expect.poll(() => startedOf("cut")).toHaveLength(10);
    person.abort();
    const first = await going;
    expect(first.halted).toEqual({ kind: "interrupted" });
    expect(first.report).toMatchObject({ ended: 10, left: 30, unfinished: 0, complete: false });
    expect(judgeBulk(first)).toEqual({
      kind: "interrupted",
      error: {
        code: "interrupted",
        values: {
          rows: { code: "interrupted-rows", values: { ended: 10, rows: 40 } },
          next: [{ code: "continue-batch", values: { batch: "cut" } }],
        },
      },
    });
    const listener = recordEvents();
    const request = requestFor(bench, { machine: undefined, resume: true, batch: "cut", concurrency: 30 });
    const second = await runBulk(bench.environment(), request, listener);
    expect(second.report).toMatchObject({ batch: "cut", rows: 40, ended: 40, resumed: 10, left: 0, complete: true });
    expect(second.report.calls.find(({ operation }) => operation === "StartExecution")?.calls).toBe(30);
    expect(listener.events.filter((event) => event.type === "row-ended" && event.earlier)).toHaveLength(10);
    expect((await startedNames()).filter((name) => name.startsWith("cut-"))).toHaveLength(40);
  });

  test("a network that is lost stops the batch; --resume continues", async () => {
    const proxy = await startThrottlingProxy(bench.endpoint.url, { refuse: () => false });
    const manifest = bench.write(
      "net.csv",
      Array.from({ length: 12 }, (_, index) => `user_${index},slow-${index}.jpg`),
      "userId,key",
    );
    const going = run({ manifest, concurrency: 4, batch: "net" }, { url: proxy.url });
    await expect.poll(() => linesOf(journalOf("net"))).toBeGreaterThan(0);
    proxy.cut(true);
    const end = await going;
    await proxy.close();
    expect(end.halted?.kind).toBe("error");
    expect(end.report.ended).toBeLessThan(12);
    expect(judgeBulk(end)).toMatchObject({
      kind: "error",
      error: {
        code: "endpoint-unreachable",
        exitCode: 3,
      },
      resumable: "net",
    });
    const second = await run({ machine: undefined, resume: true, batch: "net" });
    expect(second.report).toMatchObject({ ended: 12, complete: true, asExpected: 12 });
    expect((await startedNames()).filter((name) => name.startsWith("net-"))).toHaveLength(12);
  });

  test("on a machine deleted half way: the rows that ran are named, nothing more is started, and the batch continues later", async () => {
    const arn = await bench.createMachine("Doomed", answeringStates);
    const manifest = bench.write(
      "doomed.csv",
      Array.from({ length: 20 }, (_, index) => `user_${index},slow-${index}.jpg`),
      "userId,key",
    );
    const going = run({ machine: "Doomed", manifest, concurrency: 5, batch: "doomed" });
    await expect.poll(() => startedOf("doomed", arn)).toHaveLength(5);
    await bench.sfn.send(new DeleteStateMachineCommand({ stateMachineArn: arn }));
    const end = await going;
    expect(end.report.complete).toBe(false);
    expect(end.report.ended + end.report.left).toBe(20);
    expect(judgeBulk(end)).toMatchObject({
      kind: "error",
      error: {
        code: "machine-deleted",
        exitCode: 4,
      },
      ended: end.report.ended,
      rows: 20,
    });
    await bench.createMachine("Doomed", answeringStates);
    const second = await run({ machine: undefined, resume: true, batch: "doomed" });
    expect(second.report).toMatchObject({ ended: 20, complete: true });
  });

  test("with a tenth of all calls throttled takes longer, and loses no row", async () => {
    const proxy = await startThrottlingProxy(bench.endpoint.url, { refuse: (call) => call % 10 === 3 });
    const manifest = bench.write(
      "throttled.csv",
      Array.from({ length: 120 }, (_, index) => `user_${index},${index}.jpg`),
      "userId,key",
    );
    const end = await run({ manifest, concurrency: 30, batch: "throttled" }, { url: proxy.url });
    await proxy.close();
    expect(judgeBulk(end)).toBeUndefined();
    expect(end.report).toMatchObject({ ended: 120, asExpected: 120, unfinished: 0 });
    const refused = [...proxy.seen.values()].reduce((sum, count) => sum + count.refused, 0);
    expect(refused).toBeGreaterThan(25);
    expect(end.report.throttles).toBeGreaterThan(25);
    // The report counts what went over the wire.
    for (const { operation, calls, throttles } of end.report.calls)
      expect({ operation, calls, refused: throttles }).toEqual({ operation, ...proxy.seen.get(operation) });
    expect((await startedNames()).filter((name) => name.startsWith("throttled-"))).toHaveLength(120);
  });
});
