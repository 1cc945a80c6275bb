import { CreateRoleCommand, IAMClient, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { beforeAll, describe, expect, test } from "vitest";
import type { TestClientConfig } from "../support/endpoint.ts";
import { useTestEndpoint } from "../support/use-test-endpoint.ts";

const account = "123456789012";
const roleArn = `arn:aws:iam::${account}:role/riders`;
const otherRole = `arn:aws:iam::${account}:role/others`;

const endpoint = await useTestEndpoint();
const iam = new IAMClient(endpoint.clientConfig);
const sts = new STSClient(endpoint.clientConfig);
const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
beforeAll(async () => {
  for (const RoleName of ["riders", "others"]) {
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust({ AWS: account }) }));
  }
  await s3.send(
    new CreateBucketCommand({ Bucket: "photos", CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }),
  );
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "a", Body: "a" }));
});

function trust(Principal: unknown): string {
  return JSON.stringify({ Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }] });
}

/** Gives the role these statements alone, and answers a client configuration with its keys. */
async function asRole(statements: unknown[], session: Partial<AssumeRoleCommandInput> = {}): Promise<TestClientConfig> {
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  await iam.send(new PutRolePolicyCommand({ RoleName: "riders", PolicyName: "only", PolicyDocument }));
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "test", ...session }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
  return { ...endpoint.clientConfig, credentials };
}

async function bucketOf(config: TestClientConfig): Promise<S3Client> {
  return new S3Client({ ...config, forcePathStyle: true });
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return "no error";
}

const all = { Effect: "Allow", Action: "*", Resource: "*" };

describe("a denial holds", () => {
  test.each([
    [{ DateGreaterThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } }],
    [{ IpAddress: { "aws:SourceIp": "127.0.0.0/8" } }],
    [{ NumericLessThan: { "s3:max-keys": "100" } }],
    [{ Bool: { "aws:SecureTransport": "false" } }],
    [{ StringSimilar: { "aws:SourceIp": "x" } }],
  ])("with the condition %j", async (Condition) => {
    const client = await bucketOf(await asRole([all, { Effect: "Deny", Action: "s3:*", Resource: "*", Condition }]));
    const answer = await refusal(client.send(new ListObjectsV2Command({ Bucket: "photos", MaxKeys: 10 })));
    expect(answer).toContain("with an explicit deny in an identity-based policy");
  });

  test("for the attributes of an object that must not be read", async () => {
    const client = await bucketOf(await asRole([all, { Effect: "Deny", Action: "s3:GetObject", Resource: "*" }]));
    const input = { Bucket: "photos", Key: "a", ObjectAttributes: ["ETag" as const] };
    expect(await refusal(client.send(new GetObjectAttributesCommand(input)))).toContain("AccessDenied");
  });
});

describe("a role must be passed by permission", () => {
  const withoutPass = [all, { Effect: "Deny", Action: "iam:PassRole", Resource: "*" }];

  test("to a function", async () => {
    const lambda = new LambdaClient(await asRole(withoutPass));
    const create = new CreateFunctionCommand({
      FunctionName: "f",
      Role: otherRole,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Code: { ZipFile: Buffer.from("x") },
    });
    expect(await refusal(lambda.send(create))).toContain(
      `is not authorized to perform: iam:PassRole on resource: ${otherRole}`,
    );
  });

  test("to a state machine, for the service the permission names", async () => {
    const definition = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", End: true } } });
    const create = (name: string): CreateStateMachineCommand =>
      new CreateStateMachineCommand({ name, definition, roleArn: otherRole });
    const pass = (service: string): unknown[] => [
      { Effect: "Allow", Action: "states:*", Resource: "*" },
      {
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: otherRole,
        Condition: { StringEquals: { "iam:PassedToService": service } },
      },
    ];
    const wrong = new SFNClient(await asRole(pass("lambda.amazonaws.com")));
    expect(await refusal(wrong.send(create("one")))).toContain("iam:PassRole");
    const right = new SFNClient(await asRole(pass("states.amazonaws.com")));
    await iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: "others",
        PolicyDocument: trust({ Service: "states.amazonaws.com" }),
      }),
    );
    expect(await refusal(right.send(create("two")))).toBe("no error");
  });
});

describe("a bucket's policy", () => {
  const put = (statement: object): Promise<unknown> =>
    s3.send(
      new PutBucketPolicyCommand({
        Bucket: "photos",
        Policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
      }),
    );
  const get = new GetObjectCommand({ Bucket: "photos", Key: "a" });

  test("that denies everybody denies the owner, who can still change it", async () => {
    await put({
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::photos", "arn:aws:s3:::photos/*"],
    });
    expect(await refusal(s3.send(get))).toContain("with an explicit deny in a resource-based policy");
    await s3.send(new DeleteBucketPolicyCommand({ Bucket: "photos" }));
    expect(await refusal(s3.send(get))).toBe("no error");
  });

  test("that denies a role outweighs its policies", async () => {
    const client = await bucketOf(await asRole([all]));
    await put({
      Effect: "Deny",
      Principal: { AWS: roleArn },
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::photos/*",
    });
    expect(await refusal(client.send(get))).toContain("AccessDenied");
    expect(await refusal(s3.send(get))).toBe("no error");
    await s3.send(new DeleteBucketPolicyCommand({ Bucket: "photos" }));
  });

  test("that names a role is permission enough", async () => {
    const client = await bucketOf(await asRole([{ Effect: "Allow", Action: "sns:Publish", Resource: "*" }]));
    expect(await refusal(client.send(get))).toContain("AccessDenied");
    await put({
      Effect: "Allow",
      Principal: { AWS: roleArn },
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::photos/*",
    });
    expect(await refusal(client.send(get))).toBe("no error");
    await s3.send(new DeleteBucketPolicyCommand({ Bucket: "photos" }));
  });
});

describe("a session", () => {
  test("is narrowed by its policy", async () => {
    const Policy = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:ListBucket", Resource: "*" }] });
    const client = await bucketOf(await asRole([all], { Policy }));
    expect(await refusal(client.send(new ListObjectsV2Command({ Bucket: "photos" })))).toBe("no error");
    expect(await refusal(client.send(new GetObjectCommand({ Bucket: "photos", Key: "a" })))).toContain(
      "session policy",
    );
  });

  test.each([0, 899, 43_201, -1, 1e9])("of %i seconds is refused", async (DurationSeconds) => {
    expect(await refusal(asRole([all], { DurationSeconds }))).toMatch(
      /^ValidationError: 1 validation error detected: Value '.*' at 'durationSeconds'/,
    );
  });

  test("lasts as long as asked for", async () => {
    const input = { RoleArn: roleArn, RoleSessionName: "short", DurationSeconds: 900 };
    const { Credentials } = await sts.send(new AssumeRoleCommand(input));
    expect((Credentials?.Expiration?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(900_000);
  });

  test("needs the trust of its role: the person's as well as another role's", async () => {
    const assume = new AssumeRoleCommand({ RoleArn: otherRole, RoleSessionName: "test" });
    await iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: "others",
        PolicyDocument: trust({ Service: "lambda.amazonaws.com" }),
      }),
    );
    expect(await refusal(sts.send(assume))).toContain("is not authorized to perform: sts:AssumeRole");
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: "others", PolicyDocument: trust({ AWS: roleArn }) }));
    const chained = new STSClient(await asRole([{ Effect: "Allow", Action: "sts:AssumeRole", Resource: otherRole }]));
    expect(await refusal(chained.send(assume))).toBe("no error");
    const without = new STSClient(await asRole([{ Effect: "Deny", Action: "sts:AssumeRole", Resource: "*" }]));
    expect(await refusal(without.send(assume))).toContain("AccessDenied");
  });

  test("token with the person's keys is refused", async () => {
    const credentials = { ...endpoint.credentials, sessionToken: "bogus" };
    const client = new STSClient({ ...endpoint.clientConfig, credentials });
    expect(await refusal(client.send(new GetCallerIdentityCommand({})))).toContain("InvalidClientTokenId");
  });
});
