import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { document, s3, type Rule } from "./rule.ts";

export const storage: readonly Rule[] = [
  {
    rule: "a bucket in us-east-1 has no LocationConstraint",
    refused: "InvalidLocationConstraint",
    breakIt: ({ endpoint }) =>
      new S3Client({ ...endpoint.clientConfig, region: "us-east-1", forcePathStyle: true }).send(
        new CreateBucketCommand({
          Bucket: "ruled-east",
          CreateBucketConfiguration: { LocationConstraint: "us-east-1" as never },
        }),
      ),
  },
  {
    rule: "a bucket elsewhere has one",
    refused: "IllegalLocationConstraintException",
    // The SDK adds it, so the call is made in another region.
    breakIt: (bench) =>
      s3(bench).send(
        new CreateBucketCommand({
          Bucket: "ruled-west",
          CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
        }),
      ),
  },
  {
    rule: "a new bucket takes no ACLs",
    refused: "AccessControlListNotSupported",
    breakIt: (bench) => s3(bench).send(new PutObjectCommand({ Bucket: "ruled", Key: "k", ACL: "public-read" })),
  },
  {
    rule: "a new bucket blocks public policies",
    refused: "AccessDenied",
    breakIt: (bench) =>
      s3(bench).send(
        new PutBucketPolicyCommand({
          Bucket: "ruled",
          Policy: document([
            { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::ruled/*" },
          ]),
        }),
      ),
  },
  {
    rule: "a bucket with objects is not deleted",
    refused: "BucketNotEmpty",
    async breakIt(bench) {
      await s3(bench).send(new PutObjectCommand({ Bucket: "ruled", Key: "k", Body: "x" }));
      return s3(bench).send(new DeleteBucketCommand({ Bucket: "ruled" }));
    },
  },
  {
    rule: "a bucket invokes a function only with the function's permission",
    refused: "InvalidArgument",
    async breakIt(bench) {
      const name = await bench.make("exports.handler = async () => 1");
      const LambdaFunctionArn = `arn:aws:lambda:${bench.endpoint.region}:123456789012:function:${name}`;
      return s3(bench).send(
        new PutBucketNotificationConfigurationCommand({
          Bucket: "ruled",
          NotificationConfiguration: {
            LambdaFunctionConfigurations: [{ LambdaFunctionArn, Events: ["s3:ObjectCreated:*"] }],
          },
        }),
      );
    },
  },
  {
    rule: "a table on demand has no throughput",
    refused: "ValidationException",
    breakIt: ({ endpoint }) =>
      new DynamoDBClient(endpoint.clientConfig).send(
        new CreateTableCommand({
          TableName: "ruled",
          BillingMode: "PAY_PER_REQUEST",
          ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
          AttributeDefinitions: [{ AttributeName: "k", AttributeType: "S" }],
          KeySchema: [{ AttributeName: "k", KeyType: "HASH" }],
        }),
      ),
  },
];
