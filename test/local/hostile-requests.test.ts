import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RawRequest, sendRaw, signedHeaders } from "../support/raw-request.ts";
import { startTestEndpoint, type TestEndpoint } from "./support/endpoint.ts";

let endpoint: TestEndpoint;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(
    new CreateBucketCommand({ Bucket: "photos", CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }),
  );
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "key", Body: "hello" }));
});

afterAll(() => endpoint.close());

function get(target: string): RawRequest {
  return { service: "s3", method: "GET", target, credentials: endpoint.credentials };
}

test.each(["text%2Fhtml%0D%0AX-Injected%3A1", "%00", "%E2%82%AC"])(
  "a header that HTTP cannot carry is refused: %s",
  async (value) => {
    const answer = await sendRaw(endpoint.url, get(`/photos/key?response-content-type=${value}`));
    expect(answer.status).toBe(400);
    expect(answer.headers["x-injected"]).toBeUndefined();
    expect(answer.body).toContain("InvalidArgument");
  },
);

test.each(["abc", "-1", "604801"])("a presigned URL that lasts %s seconds is refused", async (expires) => {
  const date = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const scope = `${endpoint.credentials.accessKeyId}/${date.slice(0, 8)}/us-west-2/s3/aws4_request`;
  const query = new URLSearchParams({
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": scope,
    "X-Amz-Date": date,
    "X-Amz-Expires": expires,
    "X-Amz-SignedHeaders": "host",
    "X-Amz-Signature": "00",
  });
  const answer = await fetch(`${endpoint.url}/photos/key?${query.toString()}`);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("AuthorizationQueryParametersError");
});

test("a header of AWS's own that is not signed is refused", async () => {
  const headers = signedHeaders(endpoint.url, get("/photos/key"));
  const answer = await fetch(`${endpoint.url}/photos/key`, {
    headers: { ...headers, "x-amz-copy-source": "/photos/other" },
  });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("<HeadersNotSigned>x-amz-copy-source</HeadersNotSigned>");
});

test("S3 asks for the hash of the body", async () => {
  const headers = signedHeaders(endpoint.url, get("/photos/key"));
  delete headers["x-amz-content-sha256"];
  const answer = await fetch(`${endpoint.url}/photos/key`, { headers });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("Missing required header for this request: x-amz-content-sha256");
});
