import type { LookupFunction } from "node:net";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, test } from "vitest";
import { sendRaw } from "../support/raw-request.ts";
import { useTestEndpoint } from "./support/use-test-endpoint.ts";

const endpoint = await useTestEndpoint();

test("the person's keys name the person", async () => {
  const sts = new STSClient(endpoint.clientConfig);
  const identity = await sts.send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({
    Account: "123456789012",
    Arn: "arn:aws:iam::123456789012:user/wildrydes",
    UserId: "AIDAWILDRYDESLOCALUSER",
  });
  expect(identity.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test("a wrong secret is refused in AWS's words", async () => {
  const credentials = { ...endpoint.credentials, secretAccessKey: "wrong" };
  const sts = new STSClient({ ...endpoint.clientConfig, credentials });
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: "SignatureDoesNotMatch",
    $metadata: { httpStatusCode: 403 },
  });
});

test("the well-known keys are refused unless asked for", async () => {
  const sts = new STSClient({
    ...endpoint.clientConfig,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: "InvalidClientTokenId",
    message: "The security token included in the request is invalid.",
  });
});

test("a role's temporary keys make the call as the role", async () => {
  const role = "arn:aws:iam::123456789012:role/WildRydes/face-detection";
  const credentials = endpoint.served.endpoint.keys.issue(role, "session-1");
  const sts = new STSClient({ ...endpoint.clientConfig, credentials });
  const identity = await sts.send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toBe("arn:aws:sts::123456789012:assumed-role/face-detection/session-1");
  const forged = {
    ...credentials,
    sessionToken: `${Buffer.from("arn:aws:iam::123456789012:role/admin\nx\n9999999999999").toString("base64url")}.${credentials.sessionToken.split(".")[1]}`,
  };
  await expect(
    new STSClient({ ...endpoint.clientConfig, credentials: forged }).send(new GetCallerIdentityCommand({})),
  ).rejects.toMatchObject({ name: "InvalidClientTokenId" });
});

test("web pages and foreign host names are refused", async () => {
  const fromPage = await fetch(endpoint.url, { headers: { origin: "https://evil.example" } });
  expect([fromPage.status, await fromPage.text()]).toEqual([403, expect.stringContaining("does not answer web pages")]);
  const crossSite = await fetch(endpoint.url, { headers: { "sec-fetch-site": "cross-site" } });
  expect(crossSite.status).toBe(403);
});

test("the endpoint answers to loopback's names only, and to those of buckets below localhost", async () => {
  const answerTo = async (host: string): Promise<string> => {
    const raw = { service: "sts", method: "GET", headers: { host }, unsigned: true, credentials: endpoint.credentials };
    return (await sendRaw(endpoint.url, raw)).body;
  };
  const { port } = new URL(endpoint.url);
  for (const host of ["evil.example", `localhost.evil.example:${port}`, "localhost.", ".localhost"]) {
    expect(await answerTo(host)).toContain(`does not answer to the host name`);
  }
  expect(await answerTo(`bucket.localhost:${port}`)).toContain("<Message>Access Denied</Message>");
});

test("a bucket is found in the host name, as SDKs write it for http://localhost", async () => {
  // Not every system resolves names below localhost.
  const toLoopback: LookupFunction = (_, options, done) =>
    options.all === true ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4);
  const s3 = new S3Client({
    ...endpoint.clientConfig,
    endpoint: endpoint.url.replace("127.0.0.1", "localhost"),
    requestHandler: { httpAgent: { lookup: toLoopback } },
  });
  const Bucket = "in-the-host.name";
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "a b/c", Body: "hello" }));
  const sent = await s3.send(new GetObjectCommand({ Bucket, Key: "a b/c" }));
  expect(await sent.Body?.transformToString()).toBe("hello");
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
  expect(Contents?.map(({ Key }) => Key)).toEqual(["a b/c"]);
});

test("an unsigned call and a service that is not here are answered plainly", async () => {
  const unsigned = await fetch(endpoint.url, {
    method: "POST",
    headers: { "x-amz-target": "AWSStepFunctions.ListStateMachines", "content-type": "application/x-amz-json-1.0" },
    body: "{}",
  });
  expect([unsigned.status, await unsigned.json()]).toEqual([
    400,
    expect.objectContaining({
      __type: "MissingAuthenticationTokenException",
      message: "Request is missing Authentication Token",
    }),
  ]);
  const absent = await fetch(endpoint.url, {
    method: "POST",
    headers: {
      authorization:
        "AWS4-HMAC-SHA256 Credential=x/20260101/us-west-2/sqs/aws4_request, SignedHeaders=host, Signature=00",
      "x-amz-date": "20260101T000000Z",
      "content-type": "application/x-amz-json-1.0",
    },
    body: "{}",
  });
  expect([absent.status, await absent.json()]).toEqual([
    404,
    {
      __type: "UnknownOperationException",
      message: "The local endpoint has no service 'sqs'. On AWS it exists; here it would only be made up.",
    },
  ]);
});
