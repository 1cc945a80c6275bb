import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListStateMachinesCommand, SFNClient } from "@aws-sdk/client-sfn";
import { ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import type { TestClientConfig } from "../support/endpoint.ts";
import { useTestEndpoint } from "../support/use-test-endpoint.ts";

const endpoint = await useTestEndpoint();

type Config = TestClientConfig & { readonly systemClockOffset?: number };

const calls: Readonly<Record<string, (config: Config) => Promise<unknown>>> = {
  "Step Functions": (config) => new SFNClient(config).send(new ListStateMachinesCommand({})),
  DynamoDB: (config) => new DynamoDBClient(config).send(new ListTablesCommand({})),
  Lambda: (config) => new LambdaClient(config).send(new ListFunctionsCommand({})),
  IAM: (config) => new IAMClient(config).send(new ListRolesCommand({})),
  SNS: (config) => new SNSClient(config).send(new ListTopicsCommand({})),
  S3: (config) => new S3Client({ ...config, forcePathStyle: true }).send(new ListBucketsCommand({})),
};

async function refusal(service: string, more: Partial<Config>): Promise<[string, number | undefined]> {
  try {
    await calls[service]?.({ ...endpoint.clientConfig, ...more });
  } catch (error) {
    if (error instanceof Error && "$metadata" in error) {
      return [error.name.replace(/Exception$/, ""), Reflect.get(Object(error.$metadata), "httpStatusCode")];
    }
    throw error;
  }
  throw new Error("the call was not refused");
}

// The SDK calls some errors by the names of their shapes, which end with Exception; the codes of Query do not.
const rows = [
  // service, wrong secret, old date, unknown key
  ["Step Functions", ["InvalidSignature", 400], ["InvalidSignature", 400], ["UnrecognizedClient", 400]],
  ["DynamoDB", ["InvalidSignature", 400], ["InvalidSignature", 400], ["UnrecognizedClient", 400]],
  ["Lambda", ["InvalidSignature", 403], ["InvalidSignature", 403], ["UnrecognizedClient", 403]],
  ["IAM", ["SignatureDoesNotMatch", 403], ["SignatureDoesNotMatch", 403], ["InvalidClientTokenId", 403]],
  ["SNS", ["SignatureDoesNotMatch", 403], ["SignatureDoesNotMatch", 403], ["InvalidClientTokenId", 403]],
  ["S3", ["SignatureDoesNotMatch", 403], ["RequestTimeTooSkewed", 403], ["InvalidAccessKeyId", 403]],
] as const;

test.each(rows)("%s refuses credentials by its own codes", async (service, secret, date, key) => {
  const { accessKeyId, secretAccessKey } = endpoint.credentials;
  expect(await refusal(service, { credentials: { accessKeyId, secretAccessKey: "wrong" } })).toEqual(secret);
  expect(await refusal(service, { systemClockOffset: -3_600_000 })).toEqual(date);
  const unknown = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey };
  expect(await refusal(service, { credentials: unknown })).toEqual(key);
});

test("an unsigned call of a Query service is refused by the code of those", async () => {
  const answer = await fetch(endpoint.url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "Action=ListRoles&Version=2010-05-08",
  });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("<Code>MissingAuthenticationToken</Code>");
});
