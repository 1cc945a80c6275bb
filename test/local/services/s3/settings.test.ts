import {
  type CORSRule,
  DeleteBucketCorsCommand,
  DeleteBucketEncryptionCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketOwnershipControlsCommand,
  DeleteBucketPolicyCommand,
  DeleteBucketTaggingCommand,
  DeleteObjectTaggingCommand,
  DeletePublicAccessBlockCommand,
  GetBucketAclCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketWebsiteCommand,
  GetObjectLockConfigurationCommand,
  GetObjectTaggingCommand,
  GetPublicAccessBlockCommand,
  type NotificationConfiguration,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutObjectTaggingCommand,
  PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import { beforeAll, expect, test } from "vitest";
import { refusal, useS3 } from "./s3-under-test.ts";

const s3 = useS3();
let Bucket = "";

beforeAll(async () => {
  Bucket = await s3.newBucket();
});

test("a policy is kept word for word", async () => {
  const get = () => s3.client.send(new GetBucketPolicyCommand({ Bucket }));
  const put = (Policy: string) => refusal(s3.client.send(new PutBucketPolicyCommand({ Bucket, Policy })));
  expect(await refusal(get())).toBe("NoSuchBucketPolicy: The bucket policy does not exist");
  const statement = {
    Effect: "Allow",
    Principal: { Service: "rekognition.amazonaws.com" },
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${Bucket}/*`,
  };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
  expect(await put(policy)).toBe("no error");
  expect((await get()).Policy).toBe(policy);
  expect(await put("no policy")).toBe("MalformedPolicy: Policies must be valid JSON and the first byte must be '{'");
  expect(await put(JSON.stringify({ Statement: [{ ...statement, Principal: undefined }] }))).toBe(
    "MalformedPolicy: Missing required field Principal",
  );
  expect(await put(JSON.stringify({ Statement: { ...statement, Resource: "arn:aws:s3:::other/*" } }))).toBe(
    "MalformedPolicy: Policy has invalid resource",
  );
  expect((await get()).Policy).toBe(policy);
  await s3.client.send(new DeleteBucketPolicyCommand({ Bucket }));
  expect(await refusal(get())).toMatch(/^NoSuchBucketPolicy/);
});

test("tags of a bucket", async () => {
  const get = () => s3.client.send(new GetBucketTaggingCommand({ Bucket }));
  const put = (TagSet: { Key: string; Value: string }[]) =>
    refusal(s3.client.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } })));
  expect(await refusal(get())).toBe("NoSuchTagSet: The TagSet does not exist");
  expect(await put([{ Key: "course", Value: "wild rydes" }])).toBe("no error");
  expect((await get()).TagSet).toEqual([{ Key: "course", Value: "wild rydes" }]);
  expect(await put([{ Key: "aws:mine", Value: "" }])).toBe(
    "InvalidTag: System tags cannot be added/updated by requester",
  );
  expect(await put([{ Key: "x".repeat(129), Value: "" }])).toBe("InvalidTag: The TagKey you have provided is invalid");
  await s3.client.send(new DeleteBucketTaggingCommand({ Bucket }));
  expect(await refusal(get())).toMatch(/^NoSuchTagSet/);
});

test("tags of an object", async () => {
  await s3.put({ Bucket, Key: "tagged", Body: "x" });
  const where = { Bucket, Key: "tagged" };
  const get = async () => (await s3.client.send(new GetObjectTaggingCommand(where))).TagSet;
  const put = (TagSet: { Key: string; Value: string }[]) =>
    refusal(s3.client.send(new PutObjectTaggingCommand({ ...where, Tagging: { TagSet } })));
  expect(await get()).toEqual([]);
  expect(await put([{ Key: "face", Value: "1" }])).toBe("no error");
  expect(await get()).toEqual([{ Key: "face", Value: "1" }]);
  const eleven = Array.from({ length: 11 }, (_, index) => ({ Key: `k${index}`, Value: "" }));
  expect(await put(eleven)).toBe("BadRequest: Object tags cannot be greater than 10");
  await s3.client.send(new DeleteObjectTaggingCommand(where));
  expect(await get()).toEqual([]);
  const absent = new GetObjectTaggingCommand({ Bucket, Key: "absent" });
  expect(await refusal(s3.client.send(absent))).toBe("NoSuchKey: The specified key does not exist.");
});

test("encryption has a default and goes back to it", async () => {
  const get = async () =>
    (await s3.client.send(new GetBucketEncryptionCommand({ Bucket }))).ServerSideEncryptionConfiguration?.Rules;
  const put = (SSEAlgorithm: "AES256" | "aws:kms") =>
    s3.client.send(
      new PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm }, BucketKeyEnabled: true }],
        },
      }),
    );
  const byDefault = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" }, BucketKeyEnabled: false };
  expect(await get()).toEqual([byDefault]);
  await put("AES256");
  expect(await get()).toEqual([{ ...byDefault, BucketKeyEnabled: true }]);
  expect(await refusal(put("aws:kms"))).toMatch(/^NotImplemented/);
  await s3.client.send(new DeleteBucketEncryptionCommand({ Bucket }));
  expect(await get()).toEqual([byDefault]);
});

test("public access is blocked until it is not", async () => {
  const get = async () =>
    (await s3.client.send(new GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration;
  const all = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
  expect(await get()).toEqual(all);
  await s3.client.send(
    new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
  );
  expect(await get()).toEqual({
    ...all,
    IgnorePublicAcls: false,
    BlockPublicPolicy: false,
    RestrictPublicBuckets: false,
  });
  await s3.client.send(new DeletePublicAccessBlockCommand({ Bucket }));
  expect(await refusal(get())).toBe(
    "NoSuchPublicAccessBlockConfiguration: The public access block configuration was not found",
  );
});

test("ownership controls", async () => {
  const get = async () => (await s3.client.send(new GetBucketOwnershipControlsCommand({ Bucket }))).OwnershipControls;
  expect(await get()).toEqual({ Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] });
  await s3.client.send(
    new PutBucketOwnershipControlsCommand({
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerPreferred" }] },
    }),
  );
  expect(await get()).toEqual({ Rules: [{ ObjectOwnership: "BucketOwnerPreferred" }] });
  await s3.client.send(new DeleteBucketOwnershipControlsCommand({ Bucket }));
  expect(await refusal(get())).toBe("OwnershipControlsNotFoundError: The bucket ownership controls were not found");
});

test("lifecycle rules", async () => {
  const get = async () => (await s3.client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).Rules;
  const put = (rules: object[]) => {
    const command = new PutBucketLifecycleConfigurationCommand({ Bucket });
    Object.assign(command.input, { LifecycleConfiguration: { Rules: rules } });
    return refusal(s3.client.send(command));
  };
  expect(await refusal(get())).toBe("NoSuchLifecycleConfiguration: The lifecycle configuration does not exist");
  const rule = {
    ID: "old photos",
    Status: "Enabled",
    Filter: { Prefix: "photos/" },
    Expiration: { Date: new Date("2030-01-01T00:00:00Z") },
  };
  expect(await put([rule])).toBe("no error");
  expect(await get()).toEqual([rule]);
  expect(await put([{ ...rule, Expiration: undefined }])).toBe(
    "InvalidRequest: At least one action needs to be specified in a rule",
  );
  expect(await put([rule, rule])).toBe("InvalidArgument: Rule ID must be unique. Found same ID for more than one rule");
  await s3.client.send(new DeleteBucketLifecycleCommand({ Bucket }));
  expect(await refusal(get())).toMatch(/^NoSuchLifecycleConfiguration/);
});

test("rules for web pages", async () => {
  const get = async () => (await s3.client.send(new GetBucketCorsCommand({ Bucket }))).CORSRules;
  const put = (CORSRules: CORSRule[]) =>
    refusal(s3.client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } })));
  expect(await refusal(get())).toBe("NoSuchCORSConfiguration: The CORS configuration does not exist");
  const rule = { AllowedMethods: ["GET", "PUT"], AllowedOrigins: ["*"], MaxAgeSeconds: 60 };
  expect(await put([rule])).toBe("no error");
  expect(await get()).toEqual([rule]);
  expect(await put([{ ...rule, AllowedMethods: ["PATCH"] }])).toBe(
    "InvalidRequest: Found unsupported HTTP method in CORS config. Unsupported method is PATCH",
  );
  await s3.client.send(new DeleteBucketCorsCommand({ Bucket }));
  expect(await refusal(get())).toMatch(/^NoSuchCORSConfiguration/);
});

test("what a new bucket has not", async () => {
  expect(await refusal(s3.client.send(new GetBucketWebsiteCommand({ Bucket })))).toBe(
    "NoSuchWebsiteConfiguration: The specified bucket does not have a website configuration",
  );
  expect(await refusal(s3.client.send(new GetObjectLockConfigurationCommand({ Bucket })))).toBe(
    "ObjectLockConfigurationNotFoundError: Object Lock configuration does not exist for this bucket",
  );
  const { $metadata: _, ...notifications } = await s3.client.send(
    new GetBucketNotificationConfigurationCommand({ Bucket }),
  );
  expect(notifications).toEqual({});
});

test("what the endpoint does not do it refuses", async () => {
  const acl = await s3.client.send(new GetBucketAclCommand({ Bucket }));
  expect(acl.Grants).toMatchObject([{ Permission: "FULL_CONTROL", Grantee: { ID: acl.Owner?.ID } }]);
  const notify = (NotificationConfiguration: NotificationConfiguration) =>
    refusal(s3.client.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration })));
  expect(await notify({})).toBe("no error");
  const queue = { QueueArn: "arn:aws:sqs:us-west-2:123456789012:q", Events: ["s3:ObjectCreated:*" as const] };
  expect(await notify({ QueueConfigurations: [queue] })).toBe(
    "NotImplemented: The local endpoint has no queues. On AWS they exist; here they would only be made up.",
  );
});

test("a bucket is set to tell EventBridge, and not to", async () => {
  const put = (NotificationConfiguration: NotificationConfiguration) =>
    s3.client.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
  const get = async () => {
    const { $metadata: _, ...set } = await s3.client.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
    return set;
  };
  await put({ EventBridgeConfiguration: {} });
  expect(await get()).toEqual({ EventBridgeConfiguration: {} });
  await put({});
  expect(await get()).toEqual({});
});
