import { beforeEach, expect, test, vi } from "vitest";
import { judgeTeardown } from "../../../src/workshop/teardown/judge-teardown.ts";
import { tearDown } from "../../../src/workshop/teardown/teardown.ts";
import type { WorkshopEvent } from "../../../src/workshop/port.ts";
import { awsError, onAws, type Answer } from "../../support/fake-aws.ts";
import { slept } from "../../support/counted-sleep.ts";

vi.mock("node:timers/promises", () => import("../../support/counted-sleep.ts"));

beforeEach(() => {
  slept.ms = 0;
});

interface Account {
  /** Whether a look shows the thing, by how often the thing was deleted and how many looks at it there were. */
  readonly shows: Partial<Record<"machine" | "stack" | "collection", (deleted: number, looks: number) => boolean>>;
  /** How many reads of tags do not know the thing that was listed. */
  readonly vanishedTags?: number;
}

/** An account whose reads show what the test says, whatever was deleted. */
function accountOf({ shows, vanishedTags = 0 }: Account): { answer: Answer; calls: string[] } {
  const calls: string[] = [];
  let tagReads = 0;
  const looks = { machine: 0, stack: 0, collection: 0 };
  const count = (name: string): number => calls.filter((call) => call === name).length;
  const isShown = (thing: keyof typeof looks, deletion: string): boolean =>
    shows[thing]?.(count(deletion), (looks[thing] += 1)) ?? false;
  const answer: Answer = (command, input) => {
    if (/^(Delete|Stop)/.test(command)) calls.push(command);
    if (command === "GetCallerIdentity") return { Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/ann" };
    if (command === "DescribeStacks" && input["StackName"] === undefined) return { Stacks: [] };
    if (command === "DescribeStacks") return describeStack(String(input["StackName"]));
    if (command === "DescribeStateMachine") {
      if (String(input["stateMachineArn"]).endsWith("-1") && isShown("machine", "DeleteStateMachine"))
        return { name: "RiderPhotoProcessing-1", definition: "{}" };
      throw awsError("StateMachineDoesNotExist");
    }
    if (command === "ListFaces") {
      if (isShown("collection", "DeleteCollection")) return { Faces: [] };
      throw awsError("ResourceNotFoundException");
    }
    if (command === "DescribeCollection") return { CollectionARN: "arn" };
    if (command === "ListTagsForResource" && tagReads < vanishedTags) {
      tagReads += 1;
      throw awsError("ResourceNotFoundException", "The collection id: rider-photos does not exist");
    }
    if (command === "ListTagsForResource")
      return { tags: [{ key: "wildrydes:env", value: "default" }], Tags: { "wildrydes:env": "default" } };
    if (command === "ListObjectVersions") throw awsError("NoSuchBucket");
    return {};
  };
  const describeStack = (name: string): object => {
    const view = { StackId: "stack-id", StackName: "wildrydes-step-module-resources", Description: "Wild Rydes" };
    if (name === "stack-id")
      return { Stacks: [{ ...view, StackStatus: count("DeleteStack") > 0 ? "DELETE_COMPLETE" : "CREATE_COMPLETE" }] };
    if (name === view.StackName && isShown("stack", "DeleteStack"))
      return { Stacks: [{ ...view, StackStatus: "CREATE_COMPLETE" }] };
    throw awsError("ValidationError", `Stack with id ${name} does not exist`);
  };
  return { answer, calls };
}

const notesOf = (reported: readonly WorkshopEvent[]): unknown[] =>
  reported.flatMap((event) => (event.type === "note" && typeof event.text === "object" ? [event.text.code] : []));

test("a stack that is shown by its name after it was deleted by its id is not deleted again, and not waited for", async () => {
  const { answer, calls } = accountOf({ shows: { stack: () => true } });
  const result = await tearDown(onAws("us-west-2", answer), { onlyPlan: false });
  expect(judgeTeardown(result)).toEqual({ exitCode: 0 });
  expect(calls.filter((call) => call === "DeleteStack")).toHaveLength(1);
  expect(slept.ms).toBe(0);
});

test("a machine that comes into sight late is shown, agreed to and deleted", async () => {
  const reported: WorkshopEvent[] = [];
  const { answer, calls } = accountOf({
    shows: { stack: (deleted) => deleted === 0, machine: (deleted, looks) => looks > 1 && deleted === 0 },
  });
  const result = await tearDown(onAws("us-west-2", answer, reported), { onlyPlan: false });
  expect(judgeTeardown(result)).toEqual({ exitCode: 0 });
  expect(calls).toContain("DeleteStateMachine");
  expect(notesOf(reported)).toContain("seen-late");
  expect(reported.filter(({ type }) => type === "plan")).toHaveLength(2);
});

test("a deleted collection that is still shown is waited for", async () => {
  const reported: WorkshopEvent[] = [];
  const { answer, calls } = accountOf({ shows: { collection: (_, looks) => looks < 6 } });
  const result = await tearDown(onAws("us-west-2", answer, reported), { onlyPlan: false });
  expect(judgeTeardown(result)).toEqual({ exitCode: 0 });
  expect(calls.filter((call) => call === "DeleteCollection")).toHaveLength(1);
  expect(notesOf(reported)).toContain("still-shown");
});

test("what never goes is waited for once, and then named", async () => {
  const { answer } = accountOf({ shows: { collection: () => true } });
  const environment = { ...onAws("us-west-2", answer) };
  const session = { ...environment.session, pollMs: 2500 };
  const result = await tearDown({ ...environment, session }, { onlyPlan: false });
  expect(judgeTeardown(result)).toMatchObject({ exitCode: 68, error: { code: "something-left" } });
  expect(slept.ms).toBeGreaterThanOrEqual(120_000);
  expect(slept.ms).toBeLessThan(130_000);
});

test("a collection whose tags cannot be found is left alone until it is seen, and then deleted", async () => {
  const reported: WorkshopEvent[] = [];
  const { answer, calls } = accountOf({
    shows: { stack: (deleted) => deleted === 0, collection: () => !calls.includes("DeleteCollection") },
    vanishedTags: 1,
  });
  const result = await tearDown(onAws("us-west-2", answer, reported), { onlyPlan: false });
  expect(judgeTeardown(result)).toEqual({ exitCode: 0 });
  expect(calls).toContain("DeleteCollection");
});
