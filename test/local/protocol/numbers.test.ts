import { expect, test } from "vitest";
import { jsonRequest, sendRaw } from "../../support/raw-request.ts";
import type { RawAnswer } from "../../support/http-exchange.ts";
import { useTestEndpoint } from "../support/use-test-endpoint.ts";

const endpoint = await useTestEndpoint();

const json = (service: string, target: string, body: string): Promise<RawAnswer> =>
  sendRaw(endpoint.url, jsonRequest(service, target, body, endpoint.credentials));

const query = (service: string, body: string): Promise<RawAnswer> =>
  sendRaw(endpoint.url, {
    service,
    body,
    target: "/",
    credentials: endpoint.credentials,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });

const rest = (service: string, target: string, options: { method?: string; body?: string } = {}): Promise<RawAnswer> =>
  sendRaw(endpoint.url, { service, target, method: "GET", credentials: endpoint.credentials, ...options });

test.each([
  ["rekognition", "RekognitionService.ListCollections", "MaxResults"],
  ["states", "AWSStepFunctions.ListStateMachines", "maxResults"],
  ["logs", "Logs_20140328.DescribeLogGroups", "limit"],
  ["events", "AWSEvents.ListRules", "Limit"],
])("a document of %s takes whole numbers only where whole numbers are meant", async (service, target, member) => {
  for (const value of ["1.5", "1e-1", "0.1"]) {
    const answer = await json(service, target, `{"${member}": ${value}}`);
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.stringContaining("NUMBER_VALUE cannot be converted to Integer"),
    ]);
    expect(answer.body).toContain("SerializationException");
  }
  expect((await json(service, target, `{"${member}": 1e1}`)).status).toBe(200);
});

test("a document takes fractions where they are meant", async () => {
  const answer = await json(
    "rekognition",
    "RekognitionService.SearchFaces",
    '{"CollectionId": "absent", "FaceId": "11111111-1111-1111-1111-111111111111", "FaceMatchThreshold": 70.5}',
  );
  expect(answer.body).toContain("ResourceNotFoundException");
});

test.each(["1.5", "1e3", "0x10", "+1", " 1", "abc", ""])(
  "forms and paths take whole numbers only: %j",
  async (value) => {
    const text = encodeURIComponent(value);
    const answers = [
      await query("iam", `Action=ListRoles&Version=2010-05-08&MaxItems=${text}`),
      await query(
        "sts",
        `Action=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::123456789012:role/x&RoleSessionName=abc&DurationSeconds=${text}`,
      ),
      await rest("lambda", `/2015-03-31/functions?MaxItems=${text}`),
      await rest("s3", `/?max-buckets=${text}`),
      await rest("s3", `/photos/key?partNumber=${text}&uploadId=x`, { method: "PUT", body: "abc" }),
      await rest("s3", `/photos?list-type=2&max-keys=${text}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
  },
);

test("S3 names the argument that is not a number", async () => {
  const part = await rest("s3", "/photos/key?partNumber=1e3&uploadId=x", { method: "PUT", body: "abc" });
  expect(part.body).toContain(
    "<Code>InvalidArgument</Code><Message>Part number must be an integer between 1 and 10000, inclusive</Message><ArgumentName>partNumber</ArgumentName><ArgumentValue>1e3</ArgumentValue>",
  );
  const keys = await rest("s3", "/photos?list-type=2&max-keys=1.5");
  expect(keys.body).toContain(
    "<Code>InvalidArgument</Code><Message>Provided max-keys not an integer or within integer range</Message><ArgumentName>max-keys</ArgumentName><ArgumentValue>1.5</ArgumentValue>",
  );
});

test("Lambda's documents are held to their types", async () => {
  const answer = await rest("lambda", "/2015-03-31/functions", {
    method: "POST",
    body: JSON.stringify({ FunctionName: "f", Role: "r", Code: {}, Timeout: 1.5, MemorySize: "128" }),
  });
  expect([answer.status, answer.headers["x-amzn-errortype"]]).toEqual([400, "SerializationException"]);
});
