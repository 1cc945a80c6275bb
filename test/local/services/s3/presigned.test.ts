import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { promisify } from "node:util";
import { GetObjectCommand, HeadObjectCommand, PutBucketCorsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { beforeAll, expect, test } from "vitest";
import { useBucket } from "./use-bucket.ts";

const { endpoint, s3 } = await useBucket("files");
beforeAll(async () => {
  await s3.send(new PutObjectCommand({ Bucket: "files", Key: "a b/ü.txt", Body: "hello", ContentType: "text/plain" }));
});

/** A URL as boto3 signs it by default in the older regions. */
function presign2(
  method: string,
  path: string,
  options: { expires?: number; parameters?: Record<string, string>; type?: string; secret?: string } = {},
): string {
  const { expires = Math.floor(Date.now() / 1000) + 60, parameters = {}, type = "" } = options;
  const amz = Object.entries(parameters)
    .filter(([name]) => name.startsWith("x-amz-"))
    .map(([name, value]) => `${name}:${value}\n`);
  const own = Object.entries(parameters).filter(([name]) => !name.startsWith("x-amz-"));
  const resource = own.length === 0 ? path : `${path}?${own.map(([name, value]) => `${name}=${value}`).join("&")}`;
  const text = `${method}\n\n${type}\n${expires}\n${amz.join("")}${resource}`;
  const secret = options.secret ?? endpoint.credentials.secretAccessKey;
  const Signature = createHmac("sha1", secret).update(text).digest("base64");
  const AWSAccessKeyId = endpoint.credentials.accessKeyId;
  return `${endpoint.url}${path}?${new URLSearchParams({ ...parameters, AWSAccessKeyId, Signature, Expires: String(expires) })}`;
}

test("a URL of Signature 2 reads an object, with another answer where it says so", async () => {
  const path = "/files/a%20b/%C3%BC.txt";
  const plain = await fetch(presign2("GET", path));
  expect([plain.status, await plain.text()]).toEqual([200, "hello"]);
  const named = await fetch(
    presign2("GET", path, { parameters: { "response-content-type": "text/html; charset=utf-8" } }),
  );
  expect(named.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect((await fetch(presign2("HEAD", path), { method: "HEAD" })).status).toBe(200);
});

test("a URL of Signature 2 writes an object with metadata", async () => {
  const url = presign2("PUT", "/files/put.txt", { type: "text/plain", parameters: { "x-amz-meta-owner": "me" } });
  expect((await fetch(url, { method: "PUT", body: "put", headers: { "content-type": "text/plain" } })).status).toBe(
    200,
  );
  expect(await s3.send(new HeadObjectCommand({ Bucket: "files", Key: "put.txt" }))).toMatchObject({
    ContentType: "text/plain",
    ContentLength: 3,
    Metadata: { owner: "me" },
  });
});

test.each([
  ["has expired", { expires: 1 }, "AccessDenied", "Request has expired"],
  ["is signed with another secret", { secret: "no" }, "SignatureDoesNotMatch", "Check your key and signing method."],
] as const)("a URL of Signature 2 that %s is refused", async (_words, options, code, message) => {
  const answer = await fetch(presign2("GET", "/files/put.txt", options));
  expect(answer.status).toBe(403);
  const text = await answer.text();
  expect(text).toContain(`<Code>${code}</Code>`);
  expect(text).toContain(message);
});

test("a URL of Signature 4 carries metadata in its query", async () => {
  const command = new PutObjectCommand({ Bucket: "files", Key: "four.txt", Metadata: { owner: "me" } });
  const url = await getSignedUrl(s3, command, { expiresIn: 60 });
  expect((await fetch(url, { method: "PUT", body: "four" })).status).toBe(200);
  expect(await s3.send(new HeadObjectCommand({ Bucket: "files", Key: "four.txt" }))).toMatchObject({
    Metadata: { owner: "me" },
  });
});

/** A form as browsers and clients post it, its policy signed with Signature 4. */
function form(
  fields: Record<string, string>,
  conditions: readonly unknown[],
  options: { expiration?: string; file?: string } = {},
): FormData {
  const date = new Date().toISOString().replaceAll(/[-:]|\.\d+/gu, "");
  const day = date.slice(0, 8);
  const signing = {
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": `${endpoint.credentials.accessKeyId}/${day}/us-west-2/s3/aws4_request`,
    "x-amz-date": date,
  };
  const policy = {
    expiration: options.expiration ?? new Date(Date.now() + 60_000).toISOString(),
    conditions: [
      { bucket: "files" },
      ...Object.entries(signing).map(([name, value]) => ({ [name]: value })),
      ...conditions,
    ],
  };
  const text = Buffer.from(JSON.stringify(policy)).toString("base64");
  const key = [day, "us-west-2", "s3", "aws4_request"].reduce<Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    Buffer.from(`AWS4${endpoint.credentials.secretAccessKey}`),
  );
  const signature = createHmac("sha256", key).update(text).digest("hex");
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...signing, policy: text, "x-amz-signature": signature })) {
    data.append(name, value);
  }
  data.append("file", new Blob([options.file ?? "posted"], { type: "text/plain" }), "photo.txt");
  return data;
}

const post = (body: FormData) => fetch(`${endpoint.url}/files`, { method: "POST", body, redirect: "manual" });

test("a form uploads a file, and is answered as it wants", async () => {
  const fields = {
    key: "forms/${filename}",
    "Content-Type": "image/png",
    "x-amz-meta-owner": "me",
    success_action_status: "201",
  };
  const conditions = [
    ["starts-with", "$key", "forms/"],
    ["starts-with", "$Content-Type", "image/"],
    { "x-amz-meta-owner": "me" },
    { success_action_status: "201" },
    ["content-length-range", 1, 100],
  ];
  const answer = await post(form(fields, conditions));
  expect(answer.status).toBe(201);
  expect(await answer.text()).toMatch(
    /<PostResponse><Location>.*<Bucket>files<\/Bucket><Key>forms\/photo.txt<\/Key><ETag>/,
  );
  const stored = await s3.send(new GetObjectCommand({ Bucket: "files", Key: "forms/photo.txt" }));
  expect(stored).toMatchObject({ ContentType: "image/png", Metadata: { owner: "me" } });
  expect(await stored.Body?.transformToString()).toBe("posted");

  expect((await post(form({ key: "k" }, [{ key: "k" }]))).status).toBe(204);
  const redirected = await post(
    form({ key: "k", success_action_redirect: "http://example.com/done" }, [
      { key: "k" },
      ["starts-with", "$success_action_redirect", ""],
    ]),
  );
  expect(redirected.status).toBe(303);
  expect(redirected.headers.get("location")).toMatch(/^http:\/\/example.com\/done\?bucket=files&key=k&etag=/);
});

test.each([
  [
    "expired",
    {},
    [{ key: "k" }],
    { expiration: "2020-01-01T00:00:00Z" },
    403,
    "Invalid according to Policy: Policy expired.",
  ],
  [
    "of another key",
    {},
    [{ key: "other" }],
    {},
    403,
    "Invalid according to Policy: Policy Condition failed: [&quot;eq&quot;, &quot;$key&quot;, &quot;other&quot;]",
  ],
  [
    "without one of the fields",
    { acl: "private" },
    [{ key: "k" }],
    {},
    403,
    "Invalid according to Policy: Extra input fields: acl",
  ],
  ["for smaller files", {}, [{ key: "k" }, ["content-length-range", 0, 3]], {}, 400, "<Code>EntityTooLarge</Code>"],
  ["for larger files", {}, [{ key: "k" }, ["content-length-range", 30, 40]], {}, 400, "<Code>EntityTooSmall</Code>"],
] as const)("a policy that is %s refuses the form", async (_words, fields, conditions, options, status, sentence) => {
  const answer = await post(form({ key: "k", ...fields }, conditions, options));
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(sentence);
});

test("a web page sends a form where a rule of the bucket lets it", async () => {
  const headers = { origin: "http://localhost:3000" };
  const send = (): Promise<Response> =>
    fetch(`${endpoint.url}/files`, { method: "POST", body: form({ key: "page" }, [{ key: "page" }]), headers });
  expect(await (await send()).text()).toContain("does not answer web pages");
  const CORSRules = [{ AllowedOrigins: [headers.origin], AllowedMethods: ["POST"] }];
  await s3.send(new PutBucketCorsCommand({ Bucket: "files", CORSConfiguration: { CORSRules } }));
  const sent = await send();
  expect([sent.status, sent.headers.get("access-control-allow-origin")]).toEqual([204, headers.origin]);
});

test("a form that nobody signed, or somebody else, is refused", async () => {
  const unsigned = new FormData();
  unsigned.append("key", "k");
  unsigned.append("file", new Blob(["x"]), "x");
  expect((await post(unsigned)).status).toBe(403);
  const forged = form({ key: "k" }, [{ key: "k" }]);
  forged.set("x-amz-signature", "0".repeat(64));
  expect(await (await post(forged)).text()).toContain("<Code>SignatureDoesNotMatch</Code>");
});

const python = await promisify(execFile)("python3", ["-c", "import boto3"]).then(
  () => true,
  () => false,
);

test.runIf(python)("boto3's own URLs and forms work as it makes them", async () => {
  const script = `
import boto3, urllib.request, json
s3 = boto3.client("s3")
get = s3.generate_presigned_url("get_object", Params={"Bucket": "files", "Key": "a b/ü.txt"})
put = s3.generate_presigned_url("put_object", Params={"Bucket": "files", "Key": "boto.txt", "Metadata": {"a": "b"}})
read = urllib.request.urlopen(get).read().decode()
urllib.request.urlopen(urllib.request.Request(put, data=b"boto", method="PUT", headers={"x-amz-meta-a": "b", "content-type": ""}))
form = s3.generate_presigned_post("files", "form.txt", Fields={"acl": "bucket-owner-full-control"}, Conditions=[{"acl": "bucket-owner-full-control"}])
lines = "".join('--b\\r\\nContent-Disposition: form-data; name="%s"\\r\\n\\r\\n%s\\r\\n' % item for item in form["fields"].items())
body = (lines + '--b\\r\\nContent-Disposition: form-data; name="file"; filename="f"\\r\\n\\r\\nposted\\r\\n--b--\\r\\n').encode()
answer = urllib.request.urlopen(urllib.request.Request(form["url"], data=body, headers={"content-type": "multipart/form-data; boundary=b"}))
print(json.dumps({"older": "AWSAccessKeyId=" in get, "read": read, "post": answer.status, "head": s3.head_object(Bucket="files", Key="boto.txt")["Metadata"]}))
`;
  const { stdout } = await promisify(execFile)("python3", ["-c", script], {
    env: { ...process.env, ...endpoint.environment },
  });
  expect(JSON.parse(stdout)).toEqual({ older: true, read: "hello", post: 204, head: { a: "b" } });
});
