import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetObjectAclCommand,
  PutBucketAclCommand,
  PutBucketOwnershipControlsCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";

const everybody = { Type: "Group", URI: "http://acs.amazonaws.com/groups/global/AllUsers" };

let endpoint: TestEndpoint;
let s3: S3Client;
/** A bucket that takes lists, also public ones. */
const Bucket = "lists";

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket, ObjectOwnership: "ObjectWriter" }));
});
afterAll(() => endpoint.close());

test("a new bucket takes no list that grants to others", async () => {
  await expect(s3.send(new CreateBucketCommand({ Bucket: "plain", ACL: "public-read" }))).rejects.toMatchObject({
    name: "InvalidBucketAclWithObjectOwnership",
    message: "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
  });
  const ObjectOwnership = "BucketOwnerPreferred";
  const open = new CreateBucketCommand({ Bucket: "plain", ACL: "public-read", ObjectOwnership });
  await expect(s3.send(open)).rejects.toMatchObject({ name: "InvalidBucketAclWithBlockPublicAccessError" });
  await s3.send(new CreateBucketCommand({ Bucket: "plain", ACL: "private" }));
  const put = new PutBucketAclCommand({ Bucket: "plain", ACL: "private" });
  await expect(s3.send(put)).rejects.toMatchObject({
    name: "AccessControlListNotSupported",
    message: "The bucket does not allow ACLs",
  });
});

test("public lists are refused while they are blocked, and open an object afterwards", async () => {
  const put = new PutObjectCommand({ Bucket, Key: "open", Body: "hello", ACL: "public-read" });
  await expect(s3.send(put)).rejects.toMatchObject({
    name: "AccessDenied",
    message: expect.stringContaining("prevented by the BlockPublicAcls setting"),
  });
  await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  await s3.send(put);
  await s3.send(new PutObjectCommand({ Bucket, Key: "closed", Body: "secret", ACL: "private" }));
  expect(await (await fetch(`${endpoint.url}/${Bucket}/open`)).text()).toBe("hello");
  expect((await fetch(`${endpoint.url}/${Bucket}/closed`)).status).toBe(403);
  expect((await fetch(`${endpoint.url}/${Bucket}/open`, { method: "PUT", body: "x" })).status).toBe(403);
  expect((await fetch(`${endpoint.url}/${Bucket}?list-type=2`)).status).toBe(403);
  const { Grants } = await s3.send(new GetObjectAclCommand({ Bucket, Key: "open" }));
  expect(Grants).toEqual([
    { Grantee: { Type: "CanonicalUser", ID: expect.stringMatching(/^[0-9a-f]{64}$/) }, Permission: "FULL_CONTROL" },
    { Grantee: everybody, Permission: "READ" },
  ]);
  await s3.send(new PutObjectAclCommand({ Bucket, Key: "open", ACL: "private" }));
  expect((await fetch(`${endpoint.url}/${Bucket}/open`)).status).toBe(403);
});

test("a bucket's list is set by headers and by a document, and lets everybody list", async () => {
  await s3.send(new PutBucketAclCommand({ Bucket, GrantRead: `uri="${everybody.URI}"` }));
  expect((await fetch(`${endpoint.url}/${Bucket}?list-type=2`)).status).toBe(200);
  const { Owner, Grants } = await s3.send(new GetBucketAclCommand({ Bucket }));
  expect(Grants).toEqual([{ Grantee: everybody, Permission: "READ" }]);
  const owner = { Grantee: { Type: "CanonicalUser" as const, ID: Owner?.ID }, Permission: "FULL_CONTROL" as const };
  await s3.send(new PutBucketAclCommand({ Bucket, AccessControlPolicy: { Owner, Grants: [owner] } }));
  expect((await fetch(`${endpoint.url}/${Bucket}?list-type=2`)).status).toBe(403);
  expect((await s3.send(new GetBucketAclCommand({ Bucket }))).Grants).toEqual([owner]);
});

test.each([
  [{ ACL: "nonsense" }, "InvalidArgument"],
  [{ ACL: "log-delivery-write" }, "InvalidArgument"],
  [{ ACL: "private", GrantRead: 'id="x"' }, "InvalidArgument"],
  [{ ACL: "private", GrantRead: `uri="${everybody.URI}"` }, "InvalidRequest"],
  [{ GrantRead: 'uri="http://example.com/"' }, "InvalidArgument"],
  [{ GrantRead: 'emailAddress="a@example.com"' }, "UnresolvableGrantByEmailAddress"],
  [{ GrantRead: "somebody" }, "InvalidArgument"],
] as const)("the choice %j is refused", async (choice, name) => {
  const put = new PutObjectCommand({
    Bucket,
    Key: "k",
    ...choice,
    ACL: "ACL" in choice ? (choice.ACL as "private") : undefined,
  });
  await expect(s3.send(put)).rejects.toMatchObject({ name });
});

test("a request to set a list must bring one", async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key: "k", Body: "k" }));
  await expect(s3.send(new PutObjectAclCommand({ Bucket, Key: "k" }))).rejects.toMatchObject({
    name: "MissingSecurityHeader",
  });
});

test("lists go off only when they grant nothing to others, and are without effect then", async () => {
  const enforced = new PutBucketOwnershipControlsCommand({
    Bucket,
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
  });
  await s3.send(new PutObjectCommand({ Bucket, Key: "still", Body: "s", ACL: "public-read" }));
  await s3.send(new PutBucketAclCommand({ Bucket, ACL: "public-read" }));
  await expect(s3.send(enforced)).rejects.toMatchObject({ name: "InvalidBucketAclWithObjectOwnership" });
  await s3.send(new PutBucketAclCommand({ Bucket, ACL: "private" }));
  await s3.send(enforced);
  expect((await fetch(`${endpoint.url}/${Bucket}/still`)).status).toBe(403);
});

test("a bucket made with the old name of eu-west-1 keeps it", async () => {
  const ireland = new S3Client({ ...endpoint.clientConfig, region: "eu-west-1", forcePathStyle: true });
  const CreateBucketConfiguration = { LocationConstraint: "EU" as const };
  await ireland.send(new CreateBucketCommand({ Bucket: "ireland", CreateBucketConfiguration }));
  expect(await ireland.send(new GetBucketLocationCommand({ Bucket: "ireland" }))).toMatchObject({
    LocationConstraint: "EU",
  });
});
