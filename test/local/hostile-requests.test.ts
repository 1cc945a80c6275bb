import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, expect, test } from "vitest";
import { jsonRequest, type RawRequest, sendRaw, signedHeaders } from "../support/raw-request.ts";
import { useTestEndpoint } from "./support/use-test-endpoint.ts";

const endpoint = await useTestEndpoint();
beforeAll(async () => {
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(
    new CreateBucketCommand({ Bucket: "photos", CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }),
  );
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "key", Body: "hello" }));
});

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

const form = (service: string, body: string | Uint8Array): RawRequest => ({
  service,
  body,
  credentials: endpoint.credentials,
  headers: { "content-type": "application/x-www-form-urlencoded" },
});

test("a form of millions of parameters is refused at once", async () => {
  const answer = await sendRaw(
    endpoint.url,
    form("sns", `Action=CreateTopic&Name=t&Version=2010-03-31&${"a&".repeat(2_000_000)}`),
  );
  expect(answer.body).toContain("<Code>MalformedQueryString</Code>");
  expect(answer.computedMilliseconds).toBeLessThan(3000);
});

test.each([
  [
    "JSON",
    "SerializationException",
    "states",
    "AWSStepFunctions.CreateActivity",
    Buffer.from('{"name":"ä"}', "latin1"),
  ],
  ["a form", "MalformedQueryString", "sns", undefined, "Action=CreateTopic&Version=2010-03-31&Name=%ff%fe"],
] as const)("a text in %s that is not UTF-8 is refused, not replaced", async (_what, code, service, target, body) => {
  const request = form(service, body);
  const json = { "content-type": "application/x-amz-json-1.0", "x-amz-target": target ?? "" };
  const answer = await sendRaw(endpoint.url, target === undefined ? request : { ...request, headers: json });
  expect([answer.status, answer.body]).toEqual([400, expect.stringContaining(code)]);
});

test("a document that is not UTF-8 is refused", async () => {
  const body = Buffer.from("<Tagging><TagSet><Tag><Key>a</Key><Value>ä</Value></Tag></TagSet></Tagging>", "latin1");
  const answer = await sendRaw(endpoint.url, { ...get("/photos?tagging"), method: "PUT", body });
  expect([answer.status, answer.body]).toEqual([400, expect.stringContaining("<Code>MalformedXML</Code>")]);
});

test.each(["1e300", "-1e19", "123456789012345678901234567890"])("%s is no whole number of AWS", async (number) => {
  const request = jsonRequest("logs", "Logs_20140328.FilterLogEvents", "", endpoint.credentials);
  const body = `{"logGroupName":"g","startTime":${number}}`;
  const answer = await sendRaw(endpoint.url, { ...request, body });
  expect([answer.status, answer.body]).toEqual([400, expect.stringContaining("SerializationException")]);
});

test.each(["/photos/%ff", "/photos/%zz"])("%s is no path", async (path) => {
  const answer = await sendRaw(endpoint.url, { ...get(path), method: "PUT", body: "x" });
  expect([answer.status, answer.body]).toEqual([400, expect.stringContaining("<Code>InvalidURI</Code>")]);
});

test.each(["X-Amz-Signature=00", "AWSAccessKeyId=a&Expires=99999999999&Signature=00"])(
  "a request is signed once: not in its header and by %s",
  async (query) => {
    const answer = await sendRaw(endpoint.url, get(`/photos/key?${query}`));
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("Only one auth mechanism allowed");
  },
);

test("a list of many entries costs little, and a larger request is refused", async () => {
  const put = (count: number) =>
    sendRaw(
      endpoint.url,
      jsonRequest("events", "AWSEvents.PutEvents", `{"Entries":[${"{},".repeat(count)}{}]}`, endpoint.credentials),
    );
  const many = await put(200_000);
  expect([many.status, many.body]).toEqual([
    400,
    expect.stringContaining("Member must have length less than or equal to 10"),
  ]);
  expect(many.computedMilliseconds).toBeLessThan(3000);
  expect((await put(2_000_000)).status).toBe(413);
});

test.each([
  ["arrays, 300,000 deep", Buffer.concat([Buffer.alloc(300_000, 0x81), Buffer.from([0])])],
  ["maps, 100,000 deep", Buffer.from(`${"a16161".repeat(100_000)}00`, "hex")],
  ["a text of 2⁶³ bytes", Buffer.from("5b7fffffffffffffff00", "hex")],
  ["an array of 2³² items", Buffer.from("9b00000000ffffffff00", "hex")],
  ["texts without an end", Buffer.from(`7f${"6161".repeat(50_000)}`, "hex")],
  ["tags of tags", Buffer.concat([Buffer.alloc(300_000, 0xc1), Buffer.from([0])])],
])("CBOR that promises %s is refused", async (_what, body) => {
  const answer = await sendRaw(endpoint.url, {
    ...form("monitoring", body),
    target: "/service/GraniteServiceVersion20100801/operation/PutMetricData",
    headers: { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" },
  });
  expect([answer.status, answer.body]).toEqual([400, expect.stringContaining("SerializationException")]);
  expect(answer.computedMilliseconds).toBeLessThan(3000);
});

test.each([
  ["states", "AWSStepFunctions.ListStateMachines"],
  ["dynamodb", "DynamoDB_20120810.ListTables"],
  ["events", "AWSEvents.ListRules"],
  ["logs", "Logs_20140328.DescribeLogGroups"],
  ["rekognition", "RekognitionService.ListCollections"],
  ["ssm", "AmazonSSM.DescribeParameters"],
] as const)("JSON that is nested 200,000 deep is refused by %s", async (service, target) => {
  const body = "[".repeat(200_000) + "]".repeat(200_000);
  const answer = await sendRaw(endpoint.url, jsonRequest(service, target, body, endpoint.credentials));
  expect([answer.status, answer.body]).toEqual([400, expect.stringContaining("SerializationException")]);
  expect(answer.computedMilliseconds).toBeLessThan(3000);
});

test.each(["sns", "iam", "sts"] as const)("members of a list without measure are refused by %s", async (service) => {
  const action = { sns: "CreateTopic", iam: "CreateRole", sts: "AssumeRole" }[service];
  const wild = ["999999999", "-1", "1e9", "__proto__", "constructor.prototype"];
  const members = wild.map((index) => `Tags.member.${index}.Key=a`).join("&");
  const answer = await sendRaw(endpoint.url, form(service, `Action=${action}&Version=2010-03-31&Name=q&${members}`));
  expect(answer.status).toBe(400);
  expect(answer.computedMilliseconds).toBeLessThan(1000);
});

const parameter = (pattern: string, value: string): RawRequest =>
  jsonRequest(
    "ssm",
    "AmazonSSM.PutParameter",
    { Name: `/p${pattern.length}-${value.length}`, Type: "String", Value: value, AllowedPattern: pattern },
    endpoint.credentials,
  );

test.each([
  ["many repetitions after one another", "a*a*a*a*a*a*b", "a".repeat(300)],
  ["nested repetitions", "(a+)+", `${"a".repeat(40)}b`],
  ["choices that are alike", "(a|aa)+", `${"a".repeat(60)}b`],
  ["what is not a regular expression", "(a", "a"],
])("a parameter's pattern that has %s is refused soon", async (_what, pattern, value) => {
  const answer = await sendRaw(endpoint.url, parameter(pattern, value));
  expect(answer.status).toBe(400);
  expect(answer.body).toContain("InvalidAllowedPatternException");
  expect(answer.computedMilliseconds).toBeLessThan(2000);
});

test("a parameter's pattern holds for its value, whatever groups it has", async () => {
  expect((await sendRaw(endpoint.url, parameter("(ab)+", "abab"))).status).toBe(200);
  const refused = await sendRaw(endpoint.url, parameter("(ab)+", "abc"));
  expect(refused.body).toContain("ParameterPatternMismatchException");
});
