import { createHash, createHmac } from "node:crypto";
import { exchange, type RawAnswer } from "./http-exchange.ts";

/** A request as its bytes go out: nothing of a client checks or changes it. */
export interface RawRequest {
  readonly method?: string;
  /** Path with query, encoded already. */
  readonly target?: string;
  readonly service: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly region?: string;
  /** When it says it was signed; now by default. */
  readonly date?: Date;
  readonly timeoutMilliseconds?: number;
  /** True to send it without a signature. */
  readonly unsigned?: boolean;
}

/** Signs a request by Signature Version 4, in code that shares nothing with the endpoint, and sends it. */
export async function sendRaw(url: string, raw: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return exchange(
    {
      hostname,
      port,
      method: raw.method ?? "POST",
      path: raw.target ?? "/",
      headers: raw.unsigned ? { host: new URL(url).host, ...raw.headers } : signedHeaders(url, raw),
      timeout: raw.timeoutMilliseconds ?? 10_000,
    },
    raw.body,
  );
}

/** One operation of a service that speaks JSON. */
export function jsonRequest(
  service: string,
  target: string,
  input: unknown,
  credentials: RawRequest["credentials"],
): RawRequest {
  const body = typeof input === "string" ? input : JSON.stringify(input);
  return {
    service,
    credentials,
    body,
    headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": target },
  };
}

/** The headers of a raw request with its signature. */
export function signedHeaders(url: string, raw: RawRequest): Record<string, string> {
  const region = raw.region ?? "us-west-2";
  const timestamp = (raw.date ?? new Date()).toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const body = raw.body ?? "";
  const headers: Record<string, string> = {
    host: new URL(url).host,
    "x-amz-date": timestamp,
    "x-amz-content-sha256": sha256(body),
    ...(raw.credentials.sessionToken ? { "x-amz-security-token": raw.credentials.sessionToken } : {}),
    ...raw.headers,
  };
  const names = Object.keys(headers).sort();
  const [path = "/", query = ""] = (raw.target ?? "/").split("?");
  const canonical = [
    raw.method ?? "POST",
    raw.service === "s3" ? path : path.split("/").map(encodeURIComponent).join("/"),
    query
      .split("&")
      .filter(Boolean)
      .map((pair) => (pair.includes("=") ? pair : `${pair}=`))
      .sort()
      .join("&"),
    ...names.map((name) => `${name}:${(headers[name] ?? "").trim()}`),
    "",
    names.join(";"),
    headers["x-amz-content-sha256"] ?? "",
  ].join("\n");
  const day = timestamp.slice(0, 8);
  const scope = `${day}/${region}/${raw.service}/aws4_request`;
  const key = [day, region, raw.service, "aws4_request"].reduce<Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    Buffer.from(`AWS4${raw.credentials.secretAccessKey}`),
  );
  const signature = createHmac("sha256", key)
    .update(["AWS4-HMAC-SHA256", timestamp, scope, sha256(canonical)].join("\n"))
    .digest("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${raw.credentials.accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return { ...headers, authorization, "content-length": String(Buffer.byteLength(body)) };
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
