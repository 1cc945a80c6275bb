import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  ListRolesCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { playFaults } from "../../local/support/faults.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeBulk } from "../../../src/workshop/bulk/reporting/judge-bulk.ts";
import type { BulkRequest } from "../../../src/workshop/bulk/request.ts";
import { runBulk } from "../../../src/workshop/bulk/run-bulk.ts";
import { executePlan } from "../../../src/workshop/teardown/execute-plan.ts";
import { planRows } from "../../../src/workshop/teardown/plan-rows.ts";
import { planTeardown } from "../../../src/workshop/teardown/plan.ts";
import { openBulkBench, recordEvents, requestFor, type BulkBench } from "./support/bulk-environment.ts";

let bench: BulkBench;
beforeAll(async () => {
  bench = await openBulkBench();
});
afterAll(() => bench.close());

function run(changes: Partial<BulkRequest>, options: Parameters<BulkBench["environment"]>[0] = {}) {
  const request = requestFor(bench, { machine: "Answering", distributed: true, ...changes });
  return runBulk(bench.environment(options), request, recordEvents());
}

async function startedOf(batch: string): Promise<string[]> {
  const { executions = [] } = await bench.sfn.send(
    new ListExecutionsCommand({ stateMachineArn: bench.machineArn, maxResults: 1000 }),
  );
  return executions.map(({ name = "" }) => name).filter((name) => name.startsWith(`${batch}-`));
}

const mixed = [
  "user_a,a.jpg,accepted",
  "user_b,refused.jpg,refused:2 faces",
  "user_c,refused2.jpg,accepted",
  "user_d,failed.jpg,",
  "user_e,failed2.jpg,failed",
  "user_f,slow.jpg,accepted",
];

/** Those that do not wait. */
const quick = mixed.slice(0, -1);

describe("a distributed batch", () => {
  test("ends with the same report as one that is run from here", async () => {
    const manifest = bench.write("mixed.csv", mixed);
    const here = await run({ manifest, distributed: false, batch: "here" });
    const there = await run({ manifest, batch: "there", repeat: 2 });
    expect(there.halted).toBeUndefined();
    expect(there.report).toMatchObject({
      rows: 12,
      ended: 12,
      asExpected: 8,
      unexpected: 4,
      unfinished: 0,
      complete: true,
    });
    expect(there.report.outcomes).toEqual(
      here.report.outcomes.map((outcome) => ({
        ...outcome,
        count: outcome.count * 2,
        unexpected: outcome.unexpected * 2,
      })),
    );
    expect(there.report.calls.map(({ operation }) => operation)).toEqual([
      "StartExecution",
      "PutObject",
      "DescribeExecution",
      "ListMapRuns",
      "DescribeMapRun",
      "GetObject",
    ]);
    expect(there.report.latency.max).toBeGreaterThanOrEqual(1000);
    expect(there.report.unexpectedRows.find(({ user }) => user === "user_c")).toMatchObject({
      place: "line 4",
      expected: "accepted",
      outcome: { kind: "refused", reason: "2 faces" },
    });
    expect(await startedOf("there")).toHaveLength(12);
  });

  test("that old answers do not show at first is waited for", async () => {
    const from = ["person"] as const;
    playFaults(
      bench.endpoint,
      {
        kind: "error",
        operation: "DescribeExecution",
        code: "ExecutionDoesNotExist",
        message: "no",
        status: 400,
        count: 3,
        from,
      },
      { kind: "stale", operation: "ListMapRuns", seconds: 3, from },
    );
    const end = await run({ manifest: bench.write("unseen.csv", quick), batch: "unseen" });
    playFaults(bench.endpoint);
    expect(end.report).toMatchObject({ ended: 5, asExpected: 3, complete: true });
    expect(await startedOf("unseen")).toHaveLength(5);
  });

  test("that may not write its results fails with AWS's reason, and the next --resume collects them", async () => {
    const message = "User: x is not authorized to perform: s3:PutObject on resource: y";
    playFaults(bench.endpoint, {
      kind: "error",
      service: "s3",
      operation: "PutObject",
      code: "AccessDenied",
      message,
      status: 403,
      from: ["machines"],
    });
    const batch = "unwritten";
    const reported = await run({ manifest: bench.write("unwritten.csv", quick), batch });
    playFaults(bench.endpoint);
    expect(judgeBulk(reported)).toMatchObject({ kind: "error", error: { code: "map-run-failed" }, resumable: batch });
    expect(JSON.stringify(judgeBulk(reported))).toContain("s3:PutObject");
    const end = await run({ machine: undefined, distributed: false, resume: true, batch });
    expect(end.report).toMatchObject({ ended: 5, asExpected: 3, complete: true });
    expect(await startedOf(batch)).toHaveLength(5);
  });

  test("whose machine may not start rows fails with the permission that it lacks", async () => {
    const manifest = bench.write("denied.csv", ["user_a,a.jpg,accepted"]);
    const restore = await takeStatement("RunChildren");
    try {
      const judged = judgeBulk(await run({ manifest, batch: "denied" }));
      expect(judged).toMatchObject({ kind: "error", error: { code: "map-run-failed" }, resumable: "denied" });
      expect(JSON.stringify(judged)).toContain("is not authorized to perform: states:StartExecution");
    } finally {
      await restore();
    }
    const resumed = await run({ machine: undefined, distributed: false, resume: true, batch: "denied" });
    expect(resumed.report).toMatchObject({ ended: 1, unfinished: 0 });
  });
});

// They wait for Step Functions, side by side.
describe.concurrent("a distributed batch", () => {
  test("--resume returns to a run that was left: its rows continued, and none is started twice", async () => {
    const rows = Array.from({ length: 20 }, (_, index) => `user_${index},slow-${index}.jpg,`);
    const manifest = bench.write("left.csv", rows);
    const person = new AbortController();
    const going = run({ manifest, batch: "left", concurrency: 10 }, { signal: person.signal });
    while ((await startedOf("left")).length < 5) await sleep(50);
    person.abort();
    const first = await going;
    expect(judgeBulk(first)).toEqual({
      kind: "interrupted",
      error: {
        code: "interrupted",
        values: {
          rows: { code: "interrupted-map-run" },
          next: [{ code: "follow-batch", values: { batch: "left" } }],
        },
      },
    });
    const second = await run({ machine: undefined, distributed: false, resume: true, batch: "left" });
    expect(second.report).toMatchObject({ ended: 20, asExpected: 20, complete: true });
    expect(await startedOf("left")).toHaveLength(20);
  });

  test("rows that were started before are waited for, not started again", async () => {
    const rows = [...mixed, "user_g,slow-2.jpg,"];
    const manifest = bench.write("before.csv", rows);
    await run({ manifest, distributed: false, batch: "before" });
    // The journal is lost, and the batch is one for Step Functions now.
    writeFileSync(join(bench.folder, ".wildrydes", "bulk", "before", "journal.ndjson"), "");
    const file = join(bench.folder, ".wildrydes", "bulk", "before", "batch.json");
    writeFileSync(
      file,
      JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), distributed: true, finished: false }),
    );
    const end = await run({ machine: undefined, distributed: false, resume: true, batch: "before" });
    expect(end.report).toMatchObject({ ended: 7, asExpected: 5, complete: true });
    expect(end.report.unexpectedRows.find(({ user }) => user === "user_d")?.outcome).toMatchObject({
      kind: "failed",
      error: "Unlucky",
      reason: "Unlucky: It had to be.",
    });
    expect(await startedOf("before")).toHaveLength(7);
  });

  test("results that were half collected are collected again, and counted once", async () => {
    const manifest = bench.write("half.csv", quick);
    await run({ manifest, batch: "half" });
    const folder = join(bench.folder, ".wildrydes", "bulk", "half");
    const journal = readFileSync(join(folder, "journal.ndjson"), "utf8").split("\n");
    writeFileSync(join(folder, "journal.ndjson"), `${journal.slice(0, 2).join("\n")}\n${journal[2]?.slice(0, 30)}`);
    const mapRun = readFileSync(join(folder, "map-run.json"), "utf8");
    writeFileSync(join(folder, "map-run.json"), mapRun.replace('"collected":true', '"collected":false'));
    const end = await run({ machine: undefined, distributed: false, resume: true, batch: "half" });
    expect(end.report).toMatchObject({ rows: 5, ended: 5, resumed: 2, asExpected: 3, complete: true });
    expect(await startedOf("half")).toHaveLength(5);
  });

  test.each([
    ["execution is gone", /(:execution:[^"]+)"/, '$1-gone"', "map-run-gone"],
    ["results are gone", /"results":"/, '"results":"gone-', "results-missing"],
  ])("whose %s: told, and the next --resume finds the rows by their names", async (_, from, to, code) => {
    const batch = code;
    const manifest = bench.write("gone.csv", quick);
    await run({ manifest, batch });
    const folder = join(bench.folder, ".wildrydes", "bulk", batch);
    writeFileSync(join(folder, "journal.ndjson"), "");
    const record = readFileSync(join(folder, "map-run.json"), "utf8").replace('"collected":true', '"collected":false');
    writeFileSync(join(folder, "map-run.json"), record.replace(from, to));
    const reported = await run({ machine: undefined, distributed: false, resume: true, batch });
    expect(judgeBulk(reported)).toMatchObject({
      kind: "error",
      error: { code },
      resumable: batch,
    });
    const end = await run({ machine: undefined, distributed: false, resume: true, batch });
    expect(end.report).toMatchObject({ ended: 5, asExpected: 3, complete: true });
    expect(await startedOf(batch)).toHaveLength(5);
  });

  test("that tolerates few failures is stopped; what was not started has no outcome and continues later", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `user_${index},failed-${index}.jpg,`);
    const end = await run({
      manifest: bench.write("fragile.csv", rows),
      batch: "fragile",
      concurrency: 1,
      toleratedFailures: 10,
    });
    expect(end.report.complete).toBe(false);
    expect(end.report.ended).toBeLessThan(60);
    expect(end.report.ended).toBeGreaterThan(5);
    expect(judgeBulk(end)).toMatchObject({ kind: "unexpected", exitCode: 68 });
  });
});

test("teardown finds what distributed runs made, and deletes it", async () => {
  const environment = bench.environment();
  const plan = await planTeardown(environment);
  expect(planRows(plan).map(({ what, name }) => `${what.code} ${name}`)).toEqual([
    "kind-machine RiderPhotoBulk",
    expect.stringMatching(/^kind-bucket wildrydes-bulk-bulkbucket-/),
    "kind-stack wildrydes-bulk",
    "kind-rule StepFunctionsGetEventsForStepFunctionsExecutionRule",
  ]);
  expect(await executePlan(environment, plan)).toEqual([]);
  expect(planRows(await planTeardown(environment))).toEqual([]);
});

/** Takes a statement out of the role of distributed runs. Answers what puts it back. */
async function takeStatement(statement: string): Promise<() => Promise<void>> {
  const iam = new IAMClient(bench.endpoint.clientConfig);
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const RoleName = Roles.find((role) => role.RoleName?.includes("BulkMapRole"))?.RoleName ?? "";
  const { PolicyNames: [PolicyName = ""] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
  const policy = JSON.parse(decodeURIComponent(PolicyDocument));
  const put = async (document: object): Promise<void> => {
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: JSON.stringify(document) }));
  };
  await put({ ...policy, Statement: policy.Statement.filter(({ Sid }: { Sid: string }) => Sid !== statement) });
  return () => put(policy);
}
