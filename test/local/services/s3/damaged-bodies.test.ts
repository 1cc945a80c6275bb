import { readdirSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";

let endpoint: TestEndpoint;
let s3: S3Client;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: "photos" }));
});
afterAll(() => endpoint.close());

const damages: [what: string, damage: (file: string) => void][] = [
  ["deleted", (file) => rmSync(file)],
  ["emptied", (file) => truncateSync(file)],
];

test.each(damages)("an object whose file was %s is gone, and can be put again", async (what, damage) => {
  const place = { Bucket: "photos", Key: what };
  await s3.send(new PutObjectCommand({ ...place, Body: "a photo" }));
  for (const file of bodyFiles()) damage(file);
  await expect(s3.send(new HeadObjectCommand(place))).rejects.toMatchObject({ name: "NotFound" });
  await expect(s3.send(new GetObjectCommand(place))).rejects.toMatchObject({ name: "NoSuchKey" });
  await s3.send(new PutObjectCommand({ ...place, Body: "a photo" }));
  expect(await (await s3.send(new GetObjectCommand(place))).Body?.transformToString()).toBe("a photo");
});

function bodyFiles(): string[] {
  const folder = join(endpoint.dataFolder, "objects");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
