import { DynamoDBClient, CreateTableCommand, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetFunctionUrlConfigCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SESClient, VerifyEmailIdentityCommand } from "@aws-sdk/client-ses";
import { type RawRequest, sendRaw } from "../../support/raw-request.ts";
import { validCalls, type ValidCall } from "./valid-calls.ts";

/** Makes what requests name, by good calls: each of them has to succeed. */
export async function prepareTarget(
  endpoint: string,
  credentials: RawRequest["credentials"],
): Promise<{ calls: readonly ValidCall[]; functionUrl: string | undefined }> {
  const settings = { endpoint, region: "us-west-2", credentials };
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  await s3.send(
    new CreateBucketCommand({ Bucket: "photos", CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }),
  );
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "key", Body: "hello" }));
  const dynamodb = new DynamoDBClient(settings);
  await dynamodb.send(
    new CreateTableCommand({
      TableName: "riders",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  );
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 10, minDelay: 1 }, { TableName: "riders" });
  const logs = new CloudWatchLogsClient({ ...settings, disableHostPrefix: true });
  await logs.send(new CreateLogGroupCommand({ logGroupName: "/fuzz" }));
  for (const identity of ["a@example.com", "b@example.com"]) {
    await new SESClient(settings).send(new VerifyEmailIdentityCommand({ EmailAddress: identity }));
    await askMail(endpoint, credentials, "VerifyIdentity", { identity });
  }
  await askMail(endpoint, credentials, "SetProductionAccess", { enabled: true });
  const calls = validCalls(settings);
  for (const call of calls) {
    try {
      await call.send((input) => input, AbortSignal.timeout(20_000));
    } catch (error) {
      // A photo that is none is refused; every other good call is taken.
      if (!String(error).startsWith("InvalidImageFormatException"))
        throw new Error(`${call.family}: ${String(error)}`, { cause: error });
    }
  }
  const url = await new LambdaClient(settings).send(new GetFunctionUrlConfigCommand({ FunctionName: "fuzz" }));
  return { calls, functionUrl: url.FunctionUrl && new URL(url.FunctionUrl).pathname };
}

/** The calls that only this endpoint has: clicks on links in mails, and more than the sandbox's one mail a second. */
async function askMail(
  endpoint: string,
  credentials: RawRequest["credentials"],
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const target = `/local/mail/${operation}`;
  const { status, body } = await sendRaw(endpoint, {
    service: "ses",
    target,
    credentials,
    body: JSON.stringify(input),
  });
  if (status !== 200) throw new Error(`${operation}: ${body}`);
}
