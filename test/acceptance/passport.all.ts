import { ListTablesCommand, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { readText } from "../../src/workshop/json-member.ts";
import { packageRoot } from "../../src/package-root.ts";
import { enterHome, type Home } from "../support/home.ts";
import { openBuckets, readKeys } from "./support/buckets.ts";

let home: Home;
let office: unknown;
beforeAll(async () => {
  home = await enterHome();
  ({ result: office } = (await home.runJson(["passport", "setup", "--notify", "officer@example.com"])).envelope);
  await writeFile(join(home.folder, "text.jpg"), "I am a text, not a photo.\n");
});
afterAll(() => home.leave());

const photo = (name: string): string => join(packageRoot, "templates", "photos", `${name}.jpg`);

async function upload(file: string): Promise<{ code: number | null; reasons: unknown[] }> {
  const { code, envelope } = await home.runJson(["passport", "upload", file]);
  const { result } = envelope.result as { result: { reasons: { name: string }[] } };
  return { code, reasons: result.reasons.map(({ name }) => name) };
}

test.for([
  ["I1", "6_other_person", []],
  ["I3", "1_happy_face", ["Smile", "MouthOpen"]],
  ["all four", "2_sunglass_face", ["Smile", "Sunglasses", "EyesOpen", "MouthOpen"]],
  ["I4", "3_multiple_faces", ["SeveralFaces"]],
  ["I5", "4_no_face", ["NoFace"]],
] as const)("%s: %s gives %j, uploaded or checked", async ([, name, reasons]) => {
  const code = reasons.length === 0 ? 0 : 1;
  expect(await upload(photo(name))).toEqual({ code, reasons });
  const checked = await home.runJson(["passport", "check", photo(name)]);
  expect(checked).toMatchObject({ code, envelope: { result: { reasons: reasons.map((one) => ({ name: one })) } } });
});

test("I6: a text named .jpg fails by its format, and so does an object without content", async () => {
  expect(await upload(join(home.folder, "text.jpg"))).toEqual({ code: 1, reasons: ["UnsupportedFormat"] });
  const s3 = await openBuckets(home);
  const Bucket = readText(office, "bucket") ?? "";
  await s3.send(new PutObjectCommand({ Bucket, Key: "nothing.jpg", Body: "" }));
  await expect
    .poll(async () => (await home.runJson(["passport", "results", "nothing.jpg"])).envelope)
    .toMatchObject({ result: { result: "FAIL", reasons: [{ name: "UnsupportedFormat" }] } });
});

test("the item has the text's attributes, and the topic gets each result", async () => {
  const s3 = await openBuckets(home);
  const { endpoint, region, credentials } = s3.config;
  const database = new DynamoDBClient({ endpoint: endpoint && (await endpoint()), region, credentials } as object);
  const { Item } = await database.send(
    new GetItemCommand({ TableName: "ValidationRequests", Key: { FileName: { S: "1_happy_face.jpg" } } }),
  );
  expect(Item).toMatchObject({
    ValidationResult: { S: "FAIL" },
    FailureReasons: { S: '["Smile", "MouthOpen"]' },
    Timestamp: { S: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) },
    FileLocation: { S: `${readText(office, "bucket")}/1_happy_face.jpg` },
    FaceDetails: { S: expect.stringMatching(/^\{"Smile":\{"Value":true,"Confidence":/) },
    FaceCount: { N: "1" },
    Thresholds: { M: { EyesOpen: { M: { desiredValue: { BOOL: true }, minConfidence: { N: "90" } } } } },
  });
  const log = await home.shell(`cat ${home.dataFolder}/daemon.log`);
  expect(log.stdout).toMatch(/sns outbox:.*officer@example\.com/);
});

test("I2: the threshold decides; what setup leaves out stays", async () => {
  const thresholds = async (percent: string) => {
    expect((await home.runJson(["passport", "setup", "--min-confidence", percent])).code).toBe(0);
    return (await upload(photo("1_happy_face"))).reasons;
  };
  // MouthOpen is false with 89.8 %.
  expect(await thresholds("89")).toEqual(["Smile"]);
  expect(await thresholds("90")).toEqual(["Smile", "MouthOpen"]);
  expect((await upload(photo("6_other_person"))).reasons).toEqual([]);
  expect((await thresholds("100")).length).toBe(4);
  expect((await home.runJson(["passport", "setup"])).code).toBe(0);
  expect((await upload(photo("6_other_person"))).reasons).toHaveLength(4);
});

test("teardown asks, and leaves nothing", async () => {
  expect((await home.runJson(["passport", "teardown"])).code).toBe(5);
  const done = await home.runJson(["passport", "teardown", "--yes"]);
  expect(done).toMatchObject({ code: 0, envelope: { result: { deleted: true } } });
  const s3 = await openBuckets(home);
  expect(await readKeys(s3, readText(office, "bucket") ?? "").catch((error: Error) => error.name)).toBe("NoSuchBucket");
  const settings = { endpoint: await s3.config.endpoint?.(), region: "us-west-2", credentials: s3.config.credentials };
  expect((await new DynamoDBClient(settings as object).send(new ListTablesCommand({}))).TableNames).toEqual([]);
  expect((await new LambdaClient(settings as object).send(new ListFunctionsCommand({}))).Functions).toEqual([]);
  expect(await home.runJson(["passport", "results"])).toMatchObject({ code: 0, envelope: { result: { results: [] } } });
  expect((await home.runJson(["passport", "teardown", "--yes"])).envelope).toMatchObject({
    result: { deleted: false },
  });
});
