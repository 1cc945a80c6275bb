import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterEach, expect, test } from "vitest";
import { createHandler } from "../../src/functions/persist-metadata/persist-metadata.ts";
import { answerError } from "./support/aws-error.ts";
import { clientConfig } from "./support/client-config.ts";
import { type FakeAnswer, type FakeAws, startFakeAws } from "./support/fake-aws.ts";

const event = {
  userId: "user_a",
  s3Bucket: "photos",
  s3Key: "my+face.jpg",
  parallelResult: [
    { FaceId: "face-1", Confidence: 99 },
    { thumbnail: { s3key: "resized-my face.jpg", s3bucket: "thumbnails" } },
  ],
};
let aws: FakeAws | undefined;

afterEach(() => aws?.close());

async function persist(input: unknown, answer: FakeAnswer = {}) {
  aws = await startFakeAws({ PutItem: answer });
  const dynamodb = new DynamoDBClient(clientConfig(aws.url));
  return createHandler({ dynamodb, tableName: "riders" })(input);
}

test("writes the rider's item, with the key as it came in, and answers the empty response", async () => {
  await expect(persist(event)).resolves.toEqual({});
  expect(aws?.inputs()).toEqual([
    {
      TableName: "riders",
      Item: {
        Username: { S: "user_a" },
        s3bucket: { S: "photos" },
        s3key: { S: "my+face.jpg" },
        faceId: { S: "face-1" },
        thumbnail: { M: { s3bucket: { S: "thumbnails" }, s3key: { S: "resized-my face.jpg" } } },
      },
    },
  ]);
});

test.each([
  [{ ...event, parallelResult: undefined }, 'The input needs the results of both steps in "parallelResult"'],
  [{ ...event, parallelResult: [] }, 'The input needs a text in "FaceId"'],
  [{ ...event, parallelResult: [{ Payload: { FaceId: "1" } }, {}] }, 'The input needs a text in "FaceId"'],
  [{ ...event, parallelResult: [{ FaceId: "1" }] }, 'The input needs a text in "s3bucket"'],
])("results that are not there are named before anything is written (%#)", async (input, message) => {
  await expect(persist(input)).rejects.toMatchObject({ name: "TypeError", message });
  expect(aws?.requests).toEqual([]);
});

test("errors of DynamoDB are passed on", async () => {
  await expect(
    persist(
      event,
      answerError("com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found"),
    ),
  ).rejects.toMatchObject({ name: "ResourceNotFoundException", message: "Requested resource not found" });
});
