import {
  CreateBucketCommand,
  DeleteBucketCorsCommand,
  GetObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { beforeAll, expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";

const Bucket = "pages";
const origin = "http://localhost:3000";

const endpoint = await useTestEndpoint();
const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
beforeAll(async () => {
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "a.txt", Body: "hello" }));
});

async function allow(...rules: { AllowedOrigins: string[]; AllowedMethods: string[]; [name: string]: unknown }[]) {
  await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: rules } }));
}

function preflight(method: string | undefined, headers: Record<string, string> = {}): Promise<Response> {
  const asked = method === undefined ? {} : { "access-control-request-method": method };
  return fetch(`${endpoint.url}/${Bucket}/a.txt`, { method: "OPTIONS", headers: { origin, ...asked, ...headers } });
}

function presigned(command: GetObjectCommand | PutObjectCommand): Promise<string> {
  return getSignedUrl(s3, command, { expiresIn: 60 });
}

test("a bucket without rules lets no page in", async () => {
  const answer = await preflight("GET");
  expect([answer.status, await answer.text()]).toEqual([
    403,
    expect.stringMatching(/<Code>AccessForbidden<.*CORS is not enabled for this bucket.*<ResourceType>OBJECT</),
  ]);
  const url = await presigned(new PutObjectCommand({ Bucket, Key: "a.txt" }));
  const put = await fetch(url, { method: "PUT", body: "changed", headers: { origin } });
  expect([put.status, await put.text()]).toEqual([403, expect.stringContaining("does not answer web pages")]);
  const stored = await s3.send(new GetObjectCommand({ Bucket, Key: "a.txt" }));
  expect(await stored.Body?.transformToString()).toBe("hello");
});

test("a rule that fits answers the preflight request and lets the page read", async () => {
  await allow({
    AllowedOrigins: ["http://localhost:*"],
    AllowedMethods: ["GET", "PUT"],
    AllowedHeaders: ["content-*"],
    ExposeHeaders: ["ETag"],
    MaxAgeSeconds: 300,
  });
  const asked = await preflight("PUT", { "access-control-request-headers": "Content-Type, content-md5" });
  expect(asked.status).toBe(200);
  expect(Object.fromEntries(asked.headers)).toMatchObject({
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "GET, PUT",
    "access-control-allow-headers": "content-type, content-md5",
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "ETag",
    "access-control-max-age": "300",
    vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
  });
  const read = await fetch(await presigned(new GetObjectCommand({ Bucket, Key: "a.txt" })), { headers: { origin } });
  expect([read.status, read.headers.get("access-control-allow-origin"), await read.text()]).toEqual([
    200,
    origin,
    "hello",
  ]);
  const absent = await fetch(await presigned(new GetObjectCommand({ Bucket, Key: "no" })), { headers: { origin } });
  expect([absent.status, absent.headers.get("access-control-allow-origin")]).toEqual([404, origin]);
  const unsigned = await fetch(`${endpoint.url}/${Bucket}/a.txt`, { headers: { origin } });
  expect(unsigned.status).toBe(403);
});

test("what no rule allows is refused in AWS's words", async () => {
  await allow({ AllowedOrigins: ["https://*.example.com"], AllowedMethods: ["GET"] });
  const texts: (readonly [string | undefined, Record<string, string>, string])[] = [
    ["GET", {}, "This CORS request is not allowed."],
    ["PUT", { origin: "https://a.example.com" }, "This CORS request is not allowed."],
    ["GET", { origin: "https://a.example.com", "access-control-request-headers": "x-own" }, "This CORS request"],
    ["PATCH", {}, "Invalid Access-Control-Request-Method: PATCH"],
    [undefined, {}, "Invalid Access-Control-Request-Method: null"],
  ];
  for (const [method, headers, text] of texts) expect(await (await preflight(method, headers)).text()).toContain(text);
  expect((await preflight("GET", { origin: "https://a.example.com" })).status).toBe(200);
  expect((await preflight("GET", { origin: "https://example.com" })).status).toBe(403);
});

test("any origin is told as a star, without credentials", async () => {
  await allow({ AllowedOrigins: ["*"], AllowedMethods: ["GET"] });
  const { headers } = await preflight("GET");
  expect([headers.get("access-control-allow-origin"), headers.get("access-control-allow-credentials")]).toEqual([
    "*",
    null,
  ]);
});

test("an image of a page needs no rule, only the right to be read", async () => {
  await s3.send(new DeleteBucketCorsCommand({ Bucket }));
  const url = await presigned(new GetObjectCommand({ Bucket, Key: "a.txt" }));
  expect((await fetch(url, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(200);
  const unsigned = `${endpoint.url}/${Bucket}/a.txt`;
  expect((await fetch(unsigned, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
  const form = await fetch(unsigned, { method: "POST", headers: { "sec-fetch-site": "cross-site" } });
  expect(await form.text()).toContain("does not answer web pages");
});

test("other services answer no page, whatever a bucket allows", async () => {
  await allow({ AllowedOrigins: ["*"], AllowedMethods: ["GET", "POST"], AllowedHeaders: ["*"] });
  const headers = { origin, "x-amz-target": "AWSStepFunctions.ListStateMachines" };
  const answer = await fetch(`${endpoint.url}/${Bucket}`, { method: "POST", headers, body: "{}" });
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("does not answer web pages")]);
});
