import { createHmac } from "node:crypto";
import type { Random } from "../../support/random.ts";
import type { RawRequest } from "../../support/raw-request.ts";
import { hostileText } from "./values.ts";

/** A request that carries no signature in its headers. */
export interface UnsignedRequest {
  readonly family: string;
  readonly raw: RawRequest;
}

type Credentials = RawRequest["credentials"];

/** Forms for S3, answers of custom resources, and requests to the URLs of functions. */
export function unsignedRequest(
  random: Random,
  given: { credentials: Credentials; functionUrl: string | undefined },
): UnsignedRequest {
  const { credentials, functionUrl } = given;
  const kind = random.below(functionUrl === undefined ? 2 : 3);
  if (kind === 0) return hostileForm(random, credentials);
  if (kind === 1) return hostileResponse(random, credentials);
  return urlRequest(random, credentials, functionUrl ?? "/");
}

function hostileForm(random: Random, credentials: Credentials): UnsignedRequest {
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "");
  const policy = {
    expiration: random.pick([new Date(Date.now() + 60_000).toISOString(), "never", "", "2020-01-01T00:00:00Z"]),
    conditions: random.pick<unknown>([
      [{ bucket: "photos" }, ["starts-with", "$key", ""], ["content-length-range", 0, 1000]],
      [["starts-with", hostileText(random), hostileText(random)]],
      [["content-length-range", "x", -1]],
      [null, 5, [], ["eq"], { constructor: 1 }],
      {},
      null,
    ]),
  };
  const encoded = Buffer.from(random.chance(0.1) ? "{" : JSON.stringify(policy)).toString("base64");
  const steps = [day, "us-west-2", "s3", "aws4_request"];
  const secret = steps.reduce<Buffer>(
    (key, step) => createHmac("sha256", key).update(step).digest(),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  );
  const fields: Record<string, string> = {
    key: random.chance(0.5) ? "form/${filename}" : hostileText(random),
    policy: encoded,
    "x-amz-algorithm": random.chance(0.9) ? "AWS4-HMAC-SHA256" : hostileText(random),
    "x-amz-credential": [credentials.accessKeyId, ...steps].join("/"),
    "x-amz-date": `${day}T000000Z`,
    "x-amz-signature": createHmac("sha256", secret).update(encoded).digest("hex"),
    success_action_status: random.pick(["201", "200", "999", "x"]),
    success_action_redirect: random.chance(0.2) ? hostileText(random) : "",
    [random.chance(0.3) ? hostileText(random).replaceAll('"', "") : "Content-Type"]: hostileText(random),
  };
  if (random.chance(0.3)) Reflect.deleteProperty(fields, random.pick(Object.keys(fields)));
  const boundary = random.chance(0.1)
    ? hostileText(random)
        .slice(0, 60)
        .replaceAll(/[^ -~]/g, "x")
    : "fuzz";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--fuzz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = random.chance(0.9)
    ? `--fuzz\r\nContent-Disposition: form-data; name="file"; filename="${random.pick(["a.jpg", "../../x", "", '"'])}"\r\n\r\nhello\r\n`
    : "";
  const end = random.chance(0.9) ? "--fuzz--\r\n" : "";
  return {
    family: "s3-forms: POST",
    raw: {
      service: "s3",
      credentials,
      unsigned: true,
      target: random.pick(["/photos", "/photos", "/photos/", "/other-photos", "/%00", "/"]),
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
      body: parts.join("") + file + end,
    },
  };
}

function hostileResponse(random: Random, credentials: Credentials): UnsignedRequest {
  const token = random.pick(["x", "..%2f..%2fx", "%00", "a".repeat(3000), "constructor", "%zz", ""]);
  return {
    family: "cloudformation: responses of custom resources",
    raw: {
      service: "cloudformation",
      credentials,
      unsigned: true,
      method: random.pick(["PUT", "PUT", "POST", "GET", "DELETE"]),
      target: `/cloudformation-response/${token}`,
      headers: { "content-type": random.pick(["", "application/json", "text/xml"]) },
      body: random.pick([
        '{"Status":"SUCCESS"}',
        "[]",
        "null",
        "{",
        "[".repeat(50_000),
        `{"Data":"${"x".repeat(10_000)}"}`,
      ]),
    },
  };
}

function urlRequest(random: Random, credentials: Credentials, url: string): UnsignedRequest {
  return {
    family: "lambda: URLs of functions",
    raw: {
      service: "lambda",
      credentials,
      unsigned: random.chance(0.7),
      method: random.pick(["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"]),
      target: random.chance(0.8)
        ? `${url}${random.pick(["", "a/b", "%2e%2e/x", "?a=1&a=%zz", "?=&&", "%00", "?x=%F0%9F"])}`
        : `/lambda-url/${random.pick(["x", "", "..", "%00"])}/`,
      headers: random.pick<Record<string, string>>([
        {},
        { cookie: "a=b; c" },
        { origin: "https://example.com", "access-control-request-method": "PUT" },
        { "content-type": "application/octet-stream" },
        { "x-forwarded-for": "1.2.3.4", "x-amzn-trace-id": "Root=x" },
      ]),
      body: random.pick(["", "{}", "\u0000\u0001", "x".repeat(100_000)]),
    },
  };
}
