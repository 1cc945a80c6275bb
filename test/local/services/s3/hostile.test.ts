import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeletePublicAccessBlockCommand,
  GetBucketPolicyStatusCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendRaw } from "../../../support/raw-request.ts";
import type { RawAnswer } from "../../../support/http-exchange.ts";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";

let endpoint: TestEndpoint;
let s3: S3Client;
const Bucket = "photos";

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  const CreateBucketConfiguration = { LocationConstraint: "us-west-2" } as const;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "public/key", Body: "hello" }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "private/key", Body: "secret" }));
});
afterAll(() => endpoint.close());

const send = (method: string, target: string, body = ""): Promise<RawAnswer> =>
  sendRaw(endpoint.url, { service: "s3", method, target, body, credentials: endpoint.credentials });

const xmlns = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

describe("documents", () => {
  test.each([
    ["a document type", "?delete", '<!DOCTYPE a [<!ENTITY b "c">]><Delete><Object><Key>&b;</Key></Object></Delete>'],
    ["an entity that is not XML's", "?delete", "<Delete><Object><Key>&b;</Key></Object></Delete>"],
    ["another root", "?delete", "<Remove><Object><Key>a</Key></Object></Remove>"],
    ["two roots", "?delete", "<Delete><Object><Key>a</Key></Object></Delete><Delete/>"],
    ["text behind the root", "?delete", "<Delete><Object><Key>a</Key></Object></Delete>x"],
    ["crossed elements", "?delete", "<Delete><Object><Key>a</Object></Key></Delete>"],
    ["an open element", "?delete", "<Delete><Object><Key>a</Key></Object>"],
    ["endless depth", "?delete", `${"<Delete>".repeat(50_000)}${"</Delete>".repeat(50_000)}`],
    ["no XML", "?tagging", "hello"],
    ["another root", "?versioning", "<Versioning><Status>Enabled</Status></Versioning>"],
    ["another root", "?tagging", "<Foo><TagSet/></Foo>"],
    ["another root", "", "<Foo><LocationConstraint>us-west-2</LocationConstraint></Foo>"],
    ["a document type", "", "<!DOCTYPE a><CreateBucketConfiguration/>"],
  ])("with %s are refused: %s", async (_fault, query, body) => {
    const method = query === "?delete" ? "POST" : "PUT";
    const answer = await send(method, query === "" ? "/other-bucket" : `/${Bucket}${query}`, body);
    expect([answer.status, /<Code>(\w+)/.exec(answer.body)?.[1]]).toEqual([400, "MalformedXML"]);
  });

  test.each([
    `<?xml version="1.0" encoding="UTF-8"?>\n<Delete ${xmlns}><Object><Key>a&amp;&#65;</Key></Object></Delete>\n`,
    "<!-- a - b --><Delete><Quiet>false</Quiet ><Object><Key>a</Key></Object></Delete>",
    "<Delete><Object><Key><![CDATA[a]]></Key></Object></Delete>",
  ])("that are well-formed are taken: %s", async (body) => {
    expect((await send("POST", `/${Bucket}?delete`, body)).status).toBe(200);
  });

  test("an attack on the check of documents costs milliseconds", async () => {
    for (const body of [
      `<Delete${" ".repeat(500_000)}`,
      `<!--${"-".repeat(500_000)}`,
      `<Delete ${'a="b" '.repeat(80_000)}`,
    ]) {
      const answer = await send("POST", `/${Bucket}?delete`, body);
      expect(answer.body).toContain("MalformedXML");
      expect(answer.computedMilliseconds).toBeLessThan(2000);
    }
  });
});

describe("names", () => {
  test.each(["%2e%2e", "..", "%00ab", "a%2Fb", "a%20b", "ab"])("no bucket is called %s", async (name) => {
    for (const method of ["GET", "PUT"]) {
      const answer = await send(method, `/${name}`);
      expect([answer.status, /<Code>(\w+)/.exec(answer.body)?.[1]]).toEqual([400, "InvalidBucketName"]);
    }
  });

  test("keys of every character are listed", async () => {
    const keys = ["!", "~", "~~", "\u007f", "é", "\uffff", "😀", "\u{10ffff}", "%2e%2e", "a b", "+"].map(
      (key) => `odd/${key}`,
    );
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "odd/", EncodingType: "url" }));
    const listed = Contents.map(({ Key = "" }) => decodeURIComponent(Key.replaceAll("+", "%20")));
    expect(listed).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });

  test("a part's number is a number of digits", async () => {
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: "parts" }));
    for (const number of ["1e3", "1.0", "0x1", "%2B1", "0", "10001"]) {
      const answer = await send("PUT", `/${Bucket}/parts?partNumber=${number}&uploadId=${UploadId}`, "abc");
      expect([answer.status, /<Code>(\w+)/.exec(answer.body)?.[1]]).toEqual([400, "InvalidArgument"]);
    }
    expect((await send("PUT", `/${Bucket}/parts?partNumber=1&uploadId=${UploadId}`, "abc")).status).toBe(200);
  });
});

describe("requests that nobody signed", () => {
  const url = (target: string): string => `${endpoint.url}/${Bucket}${target}`;
  const policy = (...Statement: unknown[]) =>
    s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: "2012-10-17", Statement }) }));
  const allow = (Principal: unknown, more: Record<string, unknown> = {}) => ({
    Effect: "Allow",
    Principal,
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${Bucket}/public/*`,
    ...more,
  });

  beforeEach(() => s3.send(new DeletePublicAccessBlockCommand({ Bucket })));

  test("are refused without a policy", async () => {
    const answer = await fetch(url("/public/key"));
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("<Code>AccessDenied</Code>")]);
    expect((await fetch(`${endpoint.url}/`)).status).toBe(403);
    expect((await fetch(url("/public/key"), { method: "HEAD" })).status).toBe(403);
  });

  test("read what a policy allows to everybody, and nothing else", async () => {
    await policy(allow("*"));
    const answer = await fetch(url("/public/key"));
    expect([answer.status, await answer.text()]).toEqual([200, "hello"]);
    expect((await fetch(url("/public/key"), { method: "HEAD" })).status).toBe(200);
    expect((await fetch(url("/public/absent"))).status).toBe(403);
    expect((await fetch(url("/private/key"))).status).toBe(403);
    expect((await fetch(url("?list-type=2"))).status).toBe(403);
    expect((await fetch(url("?policy"))).status).toBe(403);
    expect((await fetch(url("/public/key"), { method: "PUT", body: "x" })).status).toBe(403);
    expect((await fetch(url("/public/key"), { method: "DELETE" })).status).toBe(403);
    expect((await fetch(url("?delete"), { method: "POST", body: "<Delete/>" })).status).toBe(403);
    expect((await s3.send(new GetBucketPolicyStatusCommand({ Bucket }))).PolicyStatus).toEqual({ IsPublic: true });
  });

  test("write and list where a policy allows that", async () => {
    await policy(
      allow({ AWS: "*" }, { Action: ["s3:PutObject", "s3:GetObject"] }),
      allow("*", { Action: "s3:ListBucket", Resource: `arn:aws:s3:::${Bucket}` }),
    );
    expect((await fetch(url("/public/new"), { method: "PUT", body: "new" })).status).toBe(200);
    expect(await (await fetch(url("/public/new"))).text()).toBe("new");
    expect(await (await fetch(url("?list-type=2&prefix=public/"))).text()).toContain("<Key>public/new</Key>");
    expect((await fetch(url("/public/absent"))).status).toBe(404);
  });

  test.each([
    ["the account", [{ AWS: "arn:aws:iam::123456789012:root" }]],
    ["another account", [{ AWS: "999999999999" }]],
    ["a service", [{ Service: "*" }]],
    ["everybody, and denies", ["*", { denied: true }]],
  ])("are refused by a policy that allows %s", async (_whom, [principal, denied]) => {
    const deny = { ...allow("*"), Effect: "Deny" };
    await policy(allow(principal), ...(denied === undefined ? [] : [deny]));
    expect((await fetch(url("/public/key"))).status).toBe(403);
  });

  test("are refused where public access is blocked", async () => {
    await policy(allow("*"));
    const block = (setting: Record<string, boolean>) =>
      s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: setting }));
    await block({ RestrictPublicBuckets: true });
    expect((await fetch(url("/public/key"))).status).toBe(403);
    await block({ BlockPublicPolicy: true });
    await expect(policy(allow("*"))).rejects.toThrow(/prevented by the BlockPublicPolicy setting/);
    await policy(allow("*", { Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } }));
    expect((await fetch(url("/public/key"))).status).toBe(403);
  });

  test("have the guard against web pages before them", async () => {
    await policy(allow("*"));
    expect((await fetch(url("/public/key"), { headers: { origin: "https://example.com" } })).status).toBe(403);
  });
});

test("a key of characters that XML cannot hold is listed by references, and comes back whole", async () => {
  for (const name of ["%00", "%01", "%0B"])
    expect((await send("PUT", `/${Bucket}/control${name}`, "x")).status).toBe(200);
  const { body } = await send("GET", `/${Bucket}?list-type=2&prefix=control`);
  expect([...body.matchAll(/<Key>(.*?)<\/Key>/gs)].map(([, key]) => key)).toEqual([
    "control&#x0;",
    "control&#x1;",
    "control&#xB;",
  ]);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "control", EncodingType: "url" }));
  expect(Contents.map(({ Key }) => Key)).toEqual(["control%00", "control%01", "control%0B"]);
});
