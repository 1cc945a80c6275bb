import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";

/** Seed 000: the services' own integrations, and the Express copy (A1–A6). */
let home: Home;

beforeAll(async () => {
  home = await enterHome();
  await ok("setup");
});

afterAll(() => home.leave());

const ok = (...words: string[]) => home.succeed(...words);

const run = (user: string, key: string, ...more: string[]) => ok("run", "--user", user, "--key", key, ...more);

/** The one line that `aws … --output text` answers. */
async function aws(line: string): Promise<string> {
  const { code, stdout, stderr } = await home.shell(`eval "$(wildrydes local env)"; aws ${line} --output text`);
  expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: "" });
  return stdout.trim();
}

test("A1: a photo goes through the integrations, and the item lies in the table", async () => {
  const words = ["deploy-machine", "--stage", "4", "--integration", "sdk", "--email", "rider@example.com"];
  expect(await ok(...words)).toMatchObject({ name: "RiderPhotoProcessing-sdk-4", change: "created" });
  expect(await ok(...words)).toMatchObject({ change: "unchanged" });
  const result = await run("user_a", "1_happy_face.jpg");
  expect(result).toMatchObject({
    machine: "RiderPhotoProcessing-sdk-4",
    outcome: { kind: "accepted" },
    written: {
      face: { faceId: expect.stringMatching(/^.{36}$/) },
      thumbnail: { key: "resized-1_happy_face.jpg" },
      item: {
        Username: "user_a",
        faceId: expect.stringMatching(/^.{36}$/),
        s3bucket: expect.any(String),
        s3key: "1_happy_face.jpg",
        thumbnail: { s3bucket: expect.any(String), s3key: "resized-1_happy_face.jpg" },
      },
    },
  });
  const arn = String(readMember(result, "execution", "arn"));
  const output = await aws(`stepfunctions describe-execution --execution-arn ${arn} --query output`);
  expect(JSON.parse(output)).toMatchObject({ SdkHttpMetadata: {}, SdkResponseMetadata: {} });
});

test("A2: a refused photo is refused, and published to a confirmed address", async () => {
  const log = join(home.dataFolder, "daemon.log");
  const token = /--token (\w+)/.exec(await readFile(log, "utf8"))?.[1] ?? "";
  const topic = (await aws("sns list-topics --query Topics[].TopicArn")).split(/\s+/)[0];
  await aws(`sns confirm-subscription --topic-arn ${topic} --token ${token}`);
  expect(await run("user_b", "2_sunglass_face.jpg", "--expect", "refused")).toMatchObject({
    outcome: { kind: "refused", reason: "wearing sunglasses" },
    written: {},
  });
  const outbox = (await readFile(log, "utf8")).split("\n").filter((line) => /sns outbox: email .*compliant/.test(line));
  expect(outbox).toHaveLength(1);
  expect(outbox[0]).toContain("errorInfo");
});

test("A3: a known face is refused, and its owner named", async () => {
  const result = await run("user_x", "5_same_person.jpg");
  expect(result).toMatchObject({ outcome: { kind: "refused", reason: "already registered" } });
  expect(readMember(result, "explanations", 0)).toContain("registered for user_a");
});

test("A4: a photo that is gone is caught natively; the classic machine fails", async () => {
  const bucket = await aws("s3api list-buckets --query \"Buckets[?contains(Name,'riderphotos3')].Name\"");
  const input = JSON.stringify({ userId: "user_c", s3Bucket: bucket, s3Key: "nix.jpg" });
  const machine = "RiderPhotoProcessing-sdk-4";
  expect(await ok("run", "--machine", machine, "--input", input)).toMatchObject({
    outcome: { kind: "refused", reason: "the photo cannot be read", error: "InvalidS3ObjectException" },
  });
  await ok("deploy-machine", "--stage", "1");
  const classic = ["run", "--stage", "1", "--input", input, "--expect", "failed"];
  expect(await ok(...classic)).toMatchObject({ outcome: { kind: "failed", error: "InvalidS3ObjectException" } });
});

test("A5: a definition that mixes the shapes is refused with the sentence, and nothing is made", async () => {
  const template = await readFile(join(packageRoot, "templates", "state-machines", "sdk", "stage-4.asl.json"), "utf8");
  const file = join(home.folder, "mixed.asl.json");
  await writeFile(file, template.replace("[0].Payload.FaceId", "[0].FaceId"));
  const { code, envelope } = await home.runJson(["deploy-machine", "--file", file]);
  expect({ code, error: envelope.error }).toMatchObject({
    code: 2,
    error: {
      code: "definition-mixes-shapes",
      why: "PersistMetadata reads $.parallelResult[0].FaceId, but AddFaceToIndex is a lambda:invoke task: its result is under .Payload. Write $.parallelResult[0].Payload.FaceId.",
    },
  });
  expect(JSON.stringify(await ok("inspect"))).not.toContain("mixed");
  await writeFile(file, template);
  expect(await ok("deploy-machine", "--file", file, "--name", "Mine")).toMatchObject({ change: "created" });
  expect(await run("user_a", "1_happy_face.jpg", "--machine", "Mine", "--expect", "refused")).toMatchObject({
    machine: "Mine",
  });
});

test("A6: an Express machine runs to its end, and its states come from its log", async () => {
  const made = await ok("deploy-machine", "--stage", "4", "--express");
  expect(made).toMatchObject({ name: "RiderPhotoProcessing-express-4", change: "created" });
  const result = await run("user_f", "6_other_person.jpg", "--express");
  expect(result).toMatchObject({ outcome: { kind: "accepted" }, written: { item: { Username: "user_f" } } });
  expect(readMember(result, "states")).toHaveLength(6);
  const again = await run("user_g", "6_other_person.jpg", "--express", "--expect", "refused");
  expect(again).toMatchObject({
    outcome: { reason: "already registered" },
    states: [{ name: "FaceDetection" }, { name: "CheckFaceDuplicate", status: "caught" }, {}],
  });
  const logged = await aws(
    "logs filter-log-events --log-group-name /aws/vendedlogs/states/wildrydes-sdk --query events[].message",
  );
  expect(logged).toMatch(/"type":"ExecutionSucceeded"/);
  expect(logged).toMatch(/"type":"TaskFailed","details":\{[^}]*FaceAlreadyExistsError/);
});

test("A6: without log delivery, the role is refused", async () => {
  const line = `role=$(aws cloudformation describe-stacks --stack-name wildrydes-step-module-resources --query "Stacks[0].Outputs[?OutputKey=='StateMachineRole'].OutputValue" --output text)
group=$(aws cloudformation describe-stacks --stack-name wildrydes-sdk --query "Stacks[0].Outputs[?OutputKey=='ExpressLogGroupArn'].OutputValue" --output text)
aws stepfunctions create-state-machine --name Quiet --type EXPRESS --role-arn $role --definition '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}' --logging-configuration "level=ALL,destinations=[{cloudWatchLogsLogGroup={logGroupArn=$group}}]"`;
  const { code, stderr } = await home.shell(`eval "$(wildrydes local env)"; ${line}`);
  expect(code).not.toBe(0);
  expect(stderr).toContain(
    "(AccessDeniedException) when calling the CreateStateMachine operation: The state machine IAM Role is not authorized to access the Log Destination",
  );
});

test("teardown removes every form's machine and stack, and leaves the attendee's own", async () => {
  const result = await ok("teardown", "--yes");
  expect(result).toMatchObject({ executed: true, left: [], own: { machines: ["Mine"] } });
});
