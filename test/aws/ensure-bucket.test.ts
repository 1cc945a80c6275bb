import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { bucketExists, ensurePrivateBucket } from "../../src/aws/bucket/ensure-bucket.ts";
import { readObjectHead } from "../../src/aws/bucket/objects.ts";
import type { Retry } from "../../src/aws/retry.ts";
import { openSession, type AwsSession } from "../../src/aws/session.ts";

interface Answer {
  readonly status: number;
  readonly body?: string;
}

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/** S3 as far as these tests ask it: answers by method, in order; the last one again and again. */
async function fakeS3(
  answers: Readonly<Record<string, readonly Answer[]>>,
): Promise<{ session: AwsSession; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  server = createServer((request, response) => {
    seen.push(request);
    const method = request.method ?? "";
    const nth = seen.filter((one) => one.method === method).length - 1;
    const answer = answers[method]?.[nth] ?? answers[method]?.at(-1) ?? { status: 500 };
    request.resume().on("end", () => response.writeHead(answer.status).end(answer.body));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const session = openSession({
    region: "us-west-2",
    endpointUrl: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  return { session: session.forBucketsOf("123456789012"), seen };
}

const aborted = {
  status: 409,
  body: "<Error><Code>OperationAborted</Code><Message>A conflicting conditional operation is in progress</Message></Error>",
};

describe("whether a bucket is there", () => {
  test.each([
    [200, true],
    [404, false],
  ])("a HEAD of status %i", async (status, expected) => {
    const { session } = await fakeS3({ HEAD: [{ status }] });
    expect(await bucketExists(session, "photos")).toBe(expected);
  });

  test.each([
    [403, "bucket-denied"],
    [301, "bucket-elsewhere"],
  ])("a HEAD of status %i has its own code", async (status, code) => {
    const { session } = await fakeS3({ HEAD: [{ status }] });
    await expect(bucketExists(session, "photos")).rejects.toMatchObject({ code });
  });

  test("every call names the account that has to own the bucket", async () => {
    const { session, seen } = await fakeS3({ HEAD: [{ status: 200 }] });
    await bucketExists(session, "photos");
    expect(seen[0]?.headers["x-amz-expected-bucket-owner"]).toBe("123456789012");
  });
});

test("a bucket whose name is not free yet is made as soon as it is", async () => {
  const { session, seen } = await fakeS3({ HEAD: [{ status: 404 }], PUT: [aborted, aborted, { status: 200 }] });
  const retries: Retry[] = [];
  const made = await ensurePrivateBucket(session, "artifacts", { onRetry: (retry) => retries.push(retry) });
  expect(made).toBe(true);
  expect(retries.map(({ reason }) => reason)).toEqual([
    { code: "bucket-name-not-free" },
    { code: "bucket-name-not-free" },
  ]);
  const created = seen.filter(({ method, url }) => method === "PUT" && !(url ?? "").includes("publicAccessBlock"));
  expect(created.map(({ headers }) => headers["x-amz-expected-bucket-owner"])).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("a bucket of somebody else is not made", async () => {
  const taken = { status: 409, body: "<Error><Code>BucketAlreadyExists</Code></Error>" };
  const { session } = await fakeS3({ HEAD: [{ status: 404 }], PUT: [taken] });
  await expect(ensurePrivateBucket(session, "artifacts")).rejects.toMatchObject({ code: "bucket-taken" });
});

test("without the right to list, a missing key answers 403: a writer takes it for absent, a reader gets an error", async () => {
  const { session } = await fakeS3({ HEAD: [{ status: 403 }] });
  const place = { bucket: "photos", key: "a.jpg" };
  expect(await readObjectHead(session, { ...place, deniedIsAbsent: true })).toBeUndefined();
  await expect(readObjectHead(session, place)).rejects.toMatchObject({ code: "bucket-denied" });
});
