import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deployDefinition } from "../../src/workshop/machine/deploy-definition.ts";
import { findMachineNamed } from "../../src/workshop/machine/await-machine.ts";
import { requirePhotoMachine } from "../../src/workshop/machine/photo-machines.ts";
import { findMachines } from "../../src/workshop/machines.ts";
import type { WorkshopEvent } from "../../src/workshop/port.ts";
import { recentResources } from "../../src/workshop/recent-resources.ts";
import { readResources } from "../../src/workshop/resources.ts";
import { awsError, onAws, type Answer } from "../support/fake-aws.ts";

const place = { account: "123456789012", region: "us-west-2" };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-recent-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("what was made moments ago", () => {
  test("is known to later commands in the folder for two minutes, for its account and region alone", async () => {
    let now = 1000;
    const recent = recentResources(folder, place, () => now);
    await recent.made("machine", "m");
    await recent.made("stack", "s");
    expect(await recentResources(folder, place, () => now).list("machine")).toEqual(["m"]);
    expect(await recentResources(folder, { ...place, region: "eu-west-1" }, () => now).list("machine")).toEqual([]);
    now += 120_001;
    expect(await recent.list("machine")).toEqual([]);
  });

  test("is not known any more after it was deleted", async () => {
    const recent = recentResources(folder, place);
    await recent.made("machine", "m");
    await recent.deleted("machine", "m");
    await recent.deleted("machine", "other");
    expect(await recent.list("machine")).toEqual([]);
  });

  test("survives lines that were cut off, and a folder that cannot be written to", async () => {
    const recent = recentResources(folder, place);
    await recent.made("machine", "m");
    const file = join(folder, ".wildrydes", "recent.jsonl");
    appendFileSync(file, '{"kind":"mach\nnull\n');
    expect(await recent.list("machine")).toEqual(["m"]);
    writeFileSync(join(folder, "file"), "");
    const nowhere = recentResources(join(folder, "file"), place);
    await nowhere.made("machine", "m");
    expect(await nowhere.list("machine")).toEqual([]);
  });

  test("is kept in a small file", async () => {
    const recent = recentResources(folder, place);
    for (let at = 0; at < 500; at += 1) await recent.made("machine", `m${at}-${"x".repeat(80)}`);
    expect(readFileSync(join(folder, ".wildrydes", "recent.jsonl")).length).toBeLessThan(40_000);
  });
});

/** An account in which lists show nothing, and a machine comes into sight at the third look. */
function lagging(reported: WorkshopEvent[], name: string, { taken = false } = {}) {
  const calls: string[] = [];
  let looks = 0;
  const answer: Answer = (command, input) => {
    calls.push(command);
    if (command === "GetCallerIdentity") return { Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/ann" };
    if (command === "CreateStateMachine" && taken) throw awsError("StateMachineAlreadyExists");
    if (command === "ListTagsForResource") return { tags: [{ key: "wildrydes:env", value: "default" }] };
    if (command === "CreateStateMachine") return { stateMachineArn: "arn" };
    if (command === "ListStateMachines") return { stateMachines: [] };
    if (command !== "DescribeStateMachine") return {};
    if (String(input["stateMachineArn"]).endsWith(`:${name}`) && (looks += 1) > 2) return { name, definition: "{}" };
    throw awsError("StateMachineDoesNotExist");
  };
  return { environment: { ...onAws("us-west-2", answer, reported), recent: recentResources(folder, place) }, calls };
}

const notes = (reported: readonly WorkshopEvent[]): unknown[] =>
  reported.flatMap((event) => (event.type === "note" ? [event.text] : []));

const waiting = { code: "machine-not-visible", values: { machine: "RiderPhotoProcessing-4" } };

describe("a machine that reads do not show yet", () => {
  test.each([[{}], [{ stage: 4 }], [{ machine: "RiderPhotoProcessing-4" }]] as const)(
    "is waited for by a run of %j when it was deployed moments ago",
    async (choice) => {
      const reported: WorkshopEvent[] = [];
      const { environment } = lagging(reported, "RiderPhotoProcessing-4");
      await environment.recent.made("machine", "RiderPhotoProcessing-4");
      expect(await requirePhotoMachine(environment, choice)).toMatchObject({ name: "RiderPhotoProcessing-4" });
      expect(notes(reported)).toEqual([waiting]);
    },
  );

  test("is not waited for unless it was just deployed", async () => {
    const reported: WorkshopEvent[] = [];
    const { environment } = lagging(reported, "RiderPhotoProcessing-4");
    expect(await findMachineNamed(environment, "RiderPhotoProcessing-4")).toBeUndefined();
    expect(await findMachines(environment)).toEqual([]);
    expect(notes(reported)).toEqual([]);
  });

  test("is waited for no longer than reads lag behind: somebody may have deleted it elsewhere", async () => {
    const reported: WorkshopEvent[] = [];
    let now = 0;
    const { environment, calls } = lagging(reported, "another");
    const recent = recentResources(folder, place, () => now);
    await recent.made("machine", "RiderPhotoProcessing-4");
    now = 119_990;
    expect(await findMachineNamed({ ...environment, recent }, "RiderPhotoProcessing-4")).toBeUndefined();
    expect(notes(reported)).toEqual([waiting]);
    expect(calls.length).toBeLessThan(20);
  });

  test("is waited for by its deployment", async () => {
    const reported: WorkshopEvent[] = [];
    const { environment, calls } = lagging(reported, "RiderPhotoProcessing-4");
    const wanted = { name: "RiderPhotoProcessing-4", definition: "{}", roleArn: "r" };
    expect(await deployDefinition(environment, wanted)).toMatchObject({ change: "created" });
    expect(calls.at(-1)).toBe("DescribeStateMachine");
    expect(notes(reported)).toEqual([waiting]);
    expect(await environment.recent.list("machine")).toEqual(["RiderPhotoProcessing-4"]);
  });

  test("is brought up to date when its name turns out to be taken", async () => {
    const reported: WorkshopEvent[] = [];
    const { environment, calls } = lagging(reported, "m", { taken: true });
    const wanted = { name: "m", definition: '{"Comment":"new"}', roleArn: "r" };
    expect(await deployDefinition(environment, wanted)).toMatchObject({ change: "updated", previousDefinition: "{}" });
    expect(calls).toContain("UpdateStateMachine");
  });
});

test("an update is waited for until its revision is shown", async () => {
  let looks = 0;
  const environment = onAws("us-west-2", (command) => {
    if (command === "GetCallerIdentity") return { Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/ann" };
    if (command === "UpdateStateMachine") return { revisionId: "new" };
    if (command === "ListTagsForResource") return { tags: [{ key: "wildrydes:env", value: "default" }] };
    if (command !== "DescribeStateMachine") return {};
    looks += 1;
    return { name: "m", definition: "{}", revisionId: looks < 4 ? "old" : "new" };
  });
  await deployDefinition(environment, { name: "m", definition: '{"Comment":"new"}', roleArn: "r" });
  expect(looks).toBe(4);
});

test("a stack that was deployed moments ago is waited for", async () => {
  let looks = 0;
  const environment = onAws("us-west-2", () => {
    looks += 1;
    if (looks < 3) throw awsError("ValidationError", "Stack with id s does not exist");
    const outputs = ["RiderPhotoS3Bucket", "ThumbnailS3Bucket", "RiderPhotoDDBTable", "StateMachineRole"];
    const Outputs = outputs.map((OutputKey) => ({ OutputKey, OutputValue: "x" }));
    return { Stacks: [{ StackStatus: "CREATE_COMPLETE", Outputs }] };
  });
  const recent = recentResources(folder, place);
  await recent.made("stack", environment.names.stack);
  expect(await readResources({ ...environment, recent })).toMatchObject({ table: "x" });
});
