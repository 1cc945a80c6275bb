import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";

/** Stage 5 (J1–J3). */
let home: Home;

beforeAll(async () => {
  home = await enterHome();
  await ok("setup");
  await ok("deploy-machine", "--stage", "5");
});

beforeEach(() => ok("collection", "reset", "--yes"));

afterAll(() => home.leave());

const ok = (...words: string[]) => home.succeed(...words);

const run = (user: string, key: string, ...more: string[]) =>
  home.runJson(["run", "--stage", "5", "--user", user, "--key", key, ...more]);

async function faces(): Promise<unknown[]> {
  const listed = await ok("faces", "list");
  const list = readMember(listed, "faces") ?? listed;
  return Array.isArray(list) ? list : [];
}

test("J1: the same rider's new photo replaces the old face", async () => {
  for (const key of ["1_happy_face.jpg", "5_same_person.jpg"])
    expect(await run("user_a", key)).toMatchObject({
      code: 0,
      envelope: { result: { outcome: { kind: "accepted" } } },
    });
  expect(await faces()).toMatchObject([{ user: "user_a", photo: "5_same_person.jpg" }]);
  expect(await run("user_b", "1_happy_face.jpg", "--expect", "refused")).toMatchObject({ code: 0 });
  expect(await faces()).toHaveLength(1);
});

test("J2: of twenty riders with one face at once, exactly one is accepted", async () => {
  const rows = Array.from({ length: 20 }, (_, number) => `rider_${number},1_happy_face.jpg`);
  await home.shell(`printf '%s\\n' userId,key ${rows.join(" ")} > riders.csv`);
  const { envelope } = await home.runJson(["bulk", "run", "riders.csv", "--stage", "5", "--concurrency", "20"]);
  expect(envelope.error).toBeUndefined();
  const outcomes = readMember(envelope.result, "report", "outcomes");
  expect(outcomes).toHaveLength(2);
  expect(outcomes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: "accepted", count: 1 }),
      expect.objectContaining({ kind: "refused", reason: "already registered", count: 19 }),
    ]),
  );
  expect(await faces()).toHaveLength(1);
});

test("J3: a thumbnail that crashes leaves nothing behind, and the rider can try again", async () => {
  const change = (handler: string) =>
    home.shell(`eval "$(wildrydes local env)"
name=$(aws lambda list-functions --query "Functions[?contains(FunctionName,'ThumbnailFunction')].FunctionName" --output text)
aws lambda update-function-configuration --function-name $name --handler ${handler} && aws lambda wait function-updated --function-name $name`);
  expect(await change("index.nothing")).toMatchObject({ code: 0 });
  const { code, envelope } = await run("user_a", "1_happy_face.jpg", "--expect", "failed");
  expect({ code, outcome: readMember(envelope.result, "outcome") }).toMatchObject({
    code: 0,
    outcome: { kind: "failed", error: "ProcessingFailed" },
  });
  expect(await faces()).toEqual([]);
  await change("index.handler");
  expect(await run("user_a", "1_happy_face.jpg", "--expect", "accepted")).toMatchObject({ code: 0 });
});

test("a collection that is gone fails the execution with its reason, and releases the claim", async () => {
  await home.shell(`eval "$(wildrydes local env)"; aws rekognition delete-collection --collection-id rider-photos`);
  const { envelope } = await run("user_a", "1_happy_face.jpg", "--expect", "failed");
  expect(readMember(envelope.result, "outcome", "reason")).toContain("ResourceNotFound");
  await ok("collection", "reset", "--yes");
  expect(await run("user_a", "1_happy_face.jpg", "--expect", "accepted")).toMatchObject({ code: 0 });
});
