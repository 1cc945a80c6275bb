import { createHash, createHmac } from "node:crypto";

/** A call of an endpoint that no SDK has a client for. */
export interface SignedPost {
  readonly url: string;
  readonly path: string;
  readonly service: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly input: object;
}

/**
 * Posts JSON with Signature Version 4 (AWS General Reference, "Create a signed AWS API request").
 *
 * @param post.path letters, digits and slashes
 * @returns the answer's status, and its body as JSON
 */
export async function postSigned(post: SignedPost): Promise<{ status: number; body: unknown }> {
  const { url, path, service, region, credentials, input } = post;
  const body = JSON.stringify(input);
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const day = time.slice(0, 8);
  const headers = { host: new URL(url).host, "x-amz-content-sha256": sha256(body), "x-amz-date": time };
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  const canonical = ["POST", path, "", ...lines, "", names, headers["x-amz-content-sha256"]].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = [day, region, service, "aws4_request"].reduce<Buffer | string>(
    hmac,
    `AWS4${credentials.secretAccessKey}`,
  );
  const signature = hmac(key, ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n")).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  const { host: _, ...sent } = headers;
  const answer = await fetch(`${url}${path}`, { method: "POST", body, headers: { ...sent, authorization } });
  return { status: answer.status, body: await answer.json() };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
