import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { beforeAll, expect, test } from "vitest";
import { useTestEndpoint } from "../support/use-test-endpoint.ts";

const endpoint = await useTestEndpoint();
const person = new S3Client(endpoint.clientConfig);
beforeAll(async () => {
  await person.send(
    new CreateBucketCommand({ Bucket: "photos", CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }),
  );
  await person.send(new PutObjectCommand({ Bucket: "photos", Key: "a.jpg", Body: "a" }));
});

/** A client with the keys of a role that has these statements. */
async function asRole(name: string, statements: readonly unknown[]): Promise<S3Client> {
  const iam = new IAMClient(endpoint.clientConfig);
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
  };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: name,
      PolicyName: "own",
      PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
    }),
  );
  return new S3Client({
    ...endpoint.clientConfig,
    credentials: endpoint.served.endpoint.keys.issue(Role?.Arn ?? "", "test"),
  });
}

const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::photos/*" };
const list = { Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::photos" };

test("a role does what its policy allows and is refused the rest in AWS's words", async () => {
  const role = await asRole("reader", [read]);
  const { Body } = await role.send(new GetObjectCommand({ Bucket: "photos", Key: "a.jpg" }));
  expect(await Body?.transformToString()).toBe("a");
  await expect(role.send(new PutObjectCommand({ Bucket: "photos", Key: "b.jpg", Body: "b" }))).rejects.toMatchObject({
    name: "AccessDenied",
    message:
      'User: arn:aws:sts::123456789012:assumed-role/reader/test is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::photos/b.jpg" because no identity-based policy allows the s3:PutObject action',
    $metadata: { httpStatusCode: 403 },
  });
});

test("a missing key is reported only to callers who may list the bucket", async () => {
  const missing = new GetObjectCommand({ Bucket: "photos", Key: "missing.jpg" });
  await expect((await asRole("lister", [read, list])).send(missing)).rejects.toMatchObject({ name: "NoSuchKey" });
  await expect((await asRole("reader-only", [read])).send(missing)).rejects.toMatchObject({
    name: "AccessDenied",
    message: expect.stringContaining("is not authorized to perform: s3:ListBucket"),
  });
});

test("an explicit denial is named", async () => {
  const role = await asRole("denied", [read, { Effect: "Deny", Action: "s3:*", Resource: "*" }]);
  await expect(role.send(new GetObjectCommand({ Bucket: "photos", Key: "a.jpg" }))).rejects.toMatchObject({
    message: expect.stringMatching(
      /s3:GetObject on resource: "arn:aws:s3:::photos\/a\.jpg" with an explicit deny in an identity-based policy$/,
    ),
  });
});

test("a role that is not there may do nothing but ask who it is", async () => {
  const credentials = endpoint.served.endpoint.keys.issue("arn:aws:iam::123456789012:role/nobody", "test");
  const nobody = { ...endpoint.clientConfig, credentials };
  await expect(
    new S3Client(nobody).send(new GetObjectCommand({ Bucket: "photos", Key: "a.jpg" })),
  ).rejects.toMatchObject({ name: "AccessDenied" });
  expect((await new STSClient(nobody).send(new GetCallerIdentityCommand({}))).Arn).toContain(
    "assumed-role/nobody/test",
  );
});
