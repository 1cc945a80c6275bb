import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import sharp from "sharp";
import { packageRoot } from "../../src/package-root.ts";
import { enterHome, type Home } from "../support/home.ts";
import { clientSettings, deployFlow, endOf, executionOf, openApprovals, putCat, runImage } from "./support/flow.ts";

let home: Home;
let s3: S3Client;
let dynamodb: DynamoDBClient;
let bucket: string;
let output: (name: string) => string;

beforeAll(async () => {
  home = await enterHome();
  const settings = await clientSettings(home);
  s3 = new S3Client({ ...settings, forcePathStyle: true });
  dynamodb = new DynamoDBClient(settings);
});
afterAll(() => home.leave());

describe("without moderation", () => {
  test("lists of what is not there yet are empty, and a run deploys the flow first and says so", async () => {
    expect(await home.run(["approvals", "list"])).toMatchObject({
      code: 0,
      stdout: "No request is waiting for a decision.\n",
    });
    expect(await home.run(["drill", "list"])).toMatchObject({ code: 0, stdout: "No drill is active.\n" });
    const { code, stderr } = await home.run(["run", "--flow", "metadata", "--key", "Incoming/text.jpg"]);
    expect(code).toBe(1);
    expect(stderr).toContain("The metadata flow is not deployed yet. It is deployed first.");
    ({ bucket, output } = await deployFlow(home));
  });

  test("C1: a photo with EXIF and a place gives a complete item and a thumbnail", async () => {
    const { code, envelope } = await runImage(home, "Incoming/metadata.jpg");
    expect(code).toBe(0);
    expect(envelope.result).toMatchObject({
      outcome: { kind: "succeeded" },
      item: {
        imageID: "metadata.jpg",
        s3key: "Incoming/metadata.jpg",
        executionArn: executionOf(envelope),
        imageFormat: "JPEG",
        dimensions: { width: 900, height: 599 },
        fileSize: expect.stringMatching(/^\d+(\.\d+)?KB$/),
        exifMake: "Wild Rydes",
        exifModel: "Unicorn Cam 1",
        latitude: { D: 45, M: 49, S: "57.39", Direction: "N" },
        longitude: { D: 6, M: 51, S: "51.83", Direction: "E" },
        tags: expect.arrayContaining(["Cat"]),
        thumbnail: { s3Key: "Thumbnail/metadata.jpg", s3Bucket: bucket },
      },
    });
    const thumbnail = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: "Thumbnail/metadata.jpg" }));
    const { width = 0, height = 0 } = await sharp(await thumbnail.Body?.transformToByteArray()).metadata();
    expect([width, height]).toEqual([250, 166]);
  });

  test("C4: a PNG of a cat succeeds with its tags, and without attributes for what it does not say", async () => {
    const { envelope } = await runImage(home, "Incoming/cat.png");
    expect(envelope.result).toMatchObject({
      outcome: { kind: "succeeded" },
      item: { imageFormat: "PNG", tags: expect.arrayContaining(["Cat"]) },
    });
    const { Item = {} } = await dynamodb.send(
      new GetItemCommand({ TableName: output("ImageMetadataDDBTable"), Key: { imageID: { S: "cat.png" } } }),
    );
    expect(Object.keys(Item)).not.toContain("albumID");
    expect(Object.values(Item).filter((value) => value.NULL !== undefined)).toEqual([]);
  });

  test("an uploaded image carries its rider and album, and a key with + % and spaces arrives", async () => {
    const photo = `${home.folder}/my cat+50%.png`;
    await sharp({ create: { width: 100, height: 80, channels: 3, background: "teal" } })
      .png()
      .toFile(photo);
    const words = ["run", "--flow", "metadata", "--photo", photo, "--user", "user_a", "--album", "winter"];
    const { envelope } = await home.runJson(words);
    expect(envelope.result).toMatchObject({
      key: "Incoming/my cat+50%.png",
      outcome: { kind: "succeeded" },
      item: {
        imageID: "my cat+50%.png",
        userID: "user_a",
        albumID: "winter",
        thumbnail: { s3Key: "Thumbnail/my cat+50%.png" },
      },
    });
  });

  test("albums list and show the images by rider, time and tags", async () => {
    await sharp({ create: { width: 100, height: 80, channels: 3, background: "navy" } })
      .png()
      .toFile(`${home.folder}/night.png`);
    const night = ["run", "--flow", "metadata", "--photo", `${home.folder}/night.png`, "--user", "user_b"];
    await home.runJson([...night, "--album", "winter"]);
    expect((await home.runJson(["albums", "list"])).envelope.result).toMatchObject({
      albums: [{ album: "winter", users: ["user_a", "user_b"], images: 2, newest: expect.stringMatching(/^20.*Z$/) }],
    });
    expect((await home.runJson(["albums", "list", "--user", "user_f"])).envelope.result).toEqual({ albums: [] });
    expect((await home.runJson(["albums", "show", "winter"])).envelope.result).toMatchObject({
      images: [
        { image: "my cat+50%.png", user: "user_a", size: { width: 100, height: 80 }, format: "PNG" },
        { image: "night.png", user: "user_b", thumbnail: { key: "Thumbnail/night.png" } },
      ],
    });
    const { stdout } = await home.run(["albums", "show", "winter"]);
    expect(stdout).toMatch(/my cat\+50%\.png[\s\S]*night\.png/);
    const missing = await home.runJson(["albums", "show", "winter 2"]);
    expect([missing.code, missing.envelope.error]).toMatchObject([4, { code: "album-not-found" }]);
  });
});

describe("with moderation by an activity", () => {
  beforeAll(async () => {
    ({ bucket, output } = await deployFlow(home, "--retries", "--moderation"));
    await putCat(s3, { bucket, key: "Incoming/mild.png", moderation: "Swimwear or Underwear:70" });
  });

  test("D1: explicit content is rejected, and nobody is asked", async () => {
    await putCat(s3, { bucket, key: "Incoming/explicit.png", moderation: "Explicit Nudity:97" });
    const { code, envelope } = await runImage(home, "Incoming/explicit.png");
    expect(code).toBe(1);
    expect(envelope.result).toMatchObject({ outcome: { error: "InappropriateContent" } });
    expect(JSON.stringify(envelope.result)).not.toContain("SendToApproval");
    expect(await openApprovals(home)).toEqual([]);
  });

  test("D3: a denial has its own end, with the reason as the cause", async () => {
    const run = await runImage(home, "Incoming/mild.png");
    const [id = ""] = await openApprovals(home);
    const denied = await home.runJson([
      "approvals",
      "deny",
      id.slice(0, 5),
      "--reason",
      "no cats here",
      "--by",
      "anna",
    ]);
    expect(denied).toMatchObject({ code: 0, envelope: { result: { state: "decided", decision: "denied" } } });
    expect(JSON.stringify(denied.envelope)).not.toContain('"token":');
    expect(await endOf(home, executionOf(run.envelope))).toMatchObject({
      execution: { status: "FAILED", error: "InappropriateContent", cause: "no cats here (anna)" },
    });
    const again = await home.runJson(["approvals", "approve", id]);
    expect(again).toMatchObject({ code: 1, envelope: { error: { code: "approval-decided" } } });
  });

  test("D5: a request that was taken, and that nobody looks after, ends as ApprovalTimedOut", async () => {
    await deployFlow(home, "--retries", "--moderation", "--approval-heartbeat", "1");
    const run = await runImage(home, "Incoming/mild.png");
    const [id = ""] = await openApprovals(home);
    expect(await endOf(home, executionOf(run.envelope))).toMatchObject({
      execution: { status: "FAILED", error: "ApprovalTimedOut" },
    });
    expect(await home.runJson(["approvals", "approve", id])).toMatchObject({
      code: 1,
      envelope: { error: { code: "approval-over" } },
    });
    expect(await openApprovals(home)).toEqual([]);
  });

  test("a request that nobody takes ends with the machine's own time-out", async () => {
    await deployFlow(home, "--moderation", "--machine-timeout", "3");
    const run = await runImage(home, "Incoming/mild.png", "--no-wait");
    expect(await endOf(home, executionOf(run.envelope))).toMatchObject({ execution: { status: "TIMED_OUT" } });
  });

  test("D6: an image without labels passes without a question, and the bands are parameters", async () => {
    await deployFlow(home, "--retries", "--moderation", "--ask-at", "75");
    await putCat(s3, { bucket, key: "Incoming/none.png", moderation: "none" });
    expect((await runImage(home, "Incoming/none.png")).code).toBe(0);
    expect((await runImage(home, "Incoming/mild.png")).code).toBe(0);
    await deployFlow(home, "--moderation", "--ask-at", "60", "--reject-at", "70");
    expect((await runImage(home, "Incoming/mild.png")).envelope.result).toMatchObject({
      outcome: { error: "InappropriateContent" },
    });
  });

  test("a decision that its terminal did not deliver is delivered by the next command", async () => {
    await deployFlow(home, "--moderation");
    const run = await runImage(home, "Incoming/mild.png");
    const [id = ""] = await openApprovals(home);
    const old = String(Math.floor(Date.now() / 1000) - 60);
    await dynamodb.send(
      new UpdateItemCommand({
        TableName: output("ApprovalsDDBTable"),
        Key: { approvalId: { S: id } },
        UpdateExpression: "SET decision = :decision, decidedBy = :by, decidedAt = :at",
        ExpressionAttributeValues: { ":decision": { S: "approved" }, ":by": { S: "anna" }, ":at": { N: old } },
      }),
    );
    expect(await openApprovals(home)).toEqual([]);
    expect(await endOf(home, executionOf(run.envelope))).toMatchObject({ execution: { status: "SUCCEEDED" } });
  });

  test("watch --once ends with 69 while a request is open, and an unknown id with 4", async () => {
    await runImage(home, "Incoming/mild.png", "--no-wait");
    await expect.poll(async () => (await home.run(["approvals", "watch", "--once"])).code).toBe(69);
    const unknown = await home.runJson(["approvals", "show", "zzzz"]);
    expect(unknown).toMatchObject({ code: 4, envelope: { error: { code: "approval-not-found" } } });
    const [id = ""] = await openApprovals(home);
    const shown = await home.run(["approvals", "show", id]);
    expect(shown.stdout).toMatch(/Swimwear or Underwear +70\.0 %/);
    expect(shown.stdout).toContain("pass < 50 <= ask < 90 <= reject");
    expect((await home.run(["approvals", "approve", id])).code).toBe(0);
  });
});

test("watch --open shows the image of a new request in the system's program", async () => {
  const flow = await deployFlow(home, "--moderation");
  await putCat(s3, { bucket: flow.bucket, key: "Incoming/mild.png", moderation: "Swimwear or Underwear:70" });
  await runImage(home, "Incoming/mild.png", "--no-wait");
  // A program of the name that the system's has: it keeps what it is asked to show.
  const viewer = join(home.folder, "bin", "xdg-open");
  await writeFile(viewer, '#!/bin/sh\ncp "$1" "$SHOWN.part" && mv "$SHOWN.part" "$SHOWN"\n', { mode: 0o755 });
  const shown = join(home.folder, "shown.png");
  const { stderr } = await home.shell(
    `wildrydes approvals watch --open --every 1 & for i in $(seq 400); do [ -e "$SHOWN" ] && break; sleep 0.1; done; kill $!; wait $!`,
    { environment: { DISPLAY: ":0", SHOWN: shown } },
  );
  expect(stderr).toContain("asks about mild.png");
  const cat = await readFile(join(packageRoot, "templates", "metadata-photos", "cat.png"));
  expect((await readFile(shown)).equals(cat)).toBe(true);
  const [id = ""] = await openApprovals(home);
  expect((await home.run(["approvals", "approve", id])).code).toBe(0);
});

test("with --approval token a function keeps the request, and the same commands decide", async () => {
  await deployFlow(home, "--moderation", "--approval", "token");
  const run = await runImage(home, "Incoming/mild.png", "--no-wait");
  await expect.poll(() => openApprovals(home)).toHaveLength(1);
  const [id = ""] = await openApprovals(home);
  const { envelope } = await home.runJson(["approvals", "show", id]);
  expect(envelope.result).toMatchObject({ kind: "token", imageId: "mild.png", confidence: 70 });
  expect((await home.run(["approvals", "approve", id])).code).toBe(0);
  expect(await endOf(home, executionOf(run.envelope))).toMatchObject({ execution: { status: "SUCCEEDED" } });
});

test("teardown removes the flow with its bucket, activity and machine", async () => {
  const { code } = await home.run(["teardown", "--yes"]);
  expect(code).toBe(0);
  const left = await home.shell(
    'eval "$(wildrydes local env)"; aws stepfunctions list-activities --query "activities[]" --output text; ' +
      'aws stepfunctions list-state-machines --query "stateMachines[]" --output text; aws s3 ls',
  );
  expect(left.stdout.trim()).toBe("");
});
