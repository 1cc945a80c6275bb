import { readdirSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
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

test.each([
  ["another checksum", "AAAAAA==", { name: "BadDigest" }],
  ["no checksum", "AAAA", { name: "InvalidRequest" }],
])("a streamed body is refused when its trailer holds %s", async (what, trailer, error) => {
  const changing = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true, maxAttempts: 1 });
  changing.middlewareStack.add(
    (next) => (call) => {
      const { request } = call;
      if (request === null || typeof request !== "object" || !("body" in request)) return next(call);
      const { body } = request;
      if (!(body instanceof Readable)) return next(call);
      return next({ ...call, request: Object.assign(request, { body: Readable.from(withTrailer(body, trailer)) }) });
    },
    { step: "finalizeRequest", priority: "low" },
  );
  const object = { Bucket: "photos", Key: what, ContentLength: 7 };
  const put = changing.send(new PutObjectCommand({ ...object, Body: Readable.from(["a photo"]) }));
  await expect(put).rejects.toMatchObject(error);
  await expect(s3.send(new HeadObjectCommand({ Bucket: "photos", Key: what }))).rejects.toMatchObject({
    name: "NotFound",
  });
  await s3.send(new PutObjectCommand({ ...object, Body: Readable.from(["a photo"]) }));
  changing.destroy();
});

/** The body as it is sent, with another value of the checksum behind it. */
async function* withTrailer(body: Readable, value: string): AsyncGenerator<Buffer> {
  const sent = Buffer.concat(await body.toArray()).toString("latin1");
  const changed = sent.replace(/(x-amz-checksum-crc32:)[^\r]*/, `$1${value}`);
  expect(changed).not.toBe(sent);
  yield Buffer.from(changed, "latin1");
}

function bodyFiles(): string[] {
  const folder = join(endpoint.dataFolder, "objects");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
