import { readdirSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { sendRaw } from "../../../support/raw-request.ts";
import { useBucket } from "./use-bucket.ts";

const { endpoint, s3 } = await useBucket("photos");

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

const crc32 = "x-amz-checksum-crc32:kYP91w==";

test.each([
  [
    "a checksum of another algorithm",
    "x-amz-checksum-crc32",
    ["x-amz-checksum-crc32c:kYP91w=="],
    "MalformedTrailerError",
  ],
  ["no checksum", "x-amz-checksum-crc32", [], "MalformedTrailerError"],
  ["a checksum nobody announced", undefined, [crc32], "MalformedTrailerError"],
  ["more than was announced", "x-amz-checksum-crc32", [crc32, "x-amz-meta-a: b"], "MalformedTrailerError"],
  ["another header", "x-amz-meta-a", ["x-amz-meta-a:b"], "InvalidRequest"],
  [
    "another algorithm than the request names",
    "x-amz-checksum-crc32",
    [crc32],
    "InvalidRequest",
    { "x-amz-sdk-checksum-algorithm": "SHA256" },
  ],
  [
    "a body of another length",
    "x-amz-checksum-crc32",
    [crc32],
    "IncompleteBody",
    { "x-amz-decoded-content-length": "8" },
  ],
  ["an unknown kind of body", undefined, [], "InvalidArgument", { "x-amz-content-sha256": "STREAMING-PAYLOAD" }],
])(
  "a streamed body is refused that brings %s",
  async (what, announced, trailers, code, more: Record<string, string> = {}) => {
    const target = `/photos/${what.replaceAll(" ", "-")}`;
    const put = await sendRaw(endpoint.url, {
      service: "s3",
      method: "PUT",
      target,
      credentials: endpoint.credentials,
      headers: {
        "content-encoding": "aws-chunked",
        "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "x-amz-decoded-content-length": "7",
        ...(announced && { "x-amz-trailer": announced }),
        ...more,
      },
      body: `7\r\na photo\r\n0\r\n${trailers.map((line) => `${line}\r\n`).join("")}\r\n`,
    });
    expect(put.body).toContain(`<Code>${code}</Code>`);
    expect(put.status).toBe(400);
    const head = await sendRaw(endpoint.url, {
      service: "s3",
      method: "HEAD",
      target,
      credentials: endpoint.credentials,
    });
    expect(head.status).toBe(404);
  },
);

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
