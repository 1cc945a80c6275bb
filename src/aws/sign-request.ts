import { createHash, createHmac } from "node:crypto";

/** Who signs, and what for. */
export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly region: string;
  /** The service's signing name, such as `lambda`. */
  readonly service: string;
  /** Milliseconds since 1970; now where it is missing. */
  readonly now?: number;
}

/**
 * The headers that sign a request to a URL which no SDK client calls, by Signature Version 4 (IAM User Guide, "Create a
 * signed AWS API request").
 *
 * @param request.url its path is encoded as it is sent
 */
export function signRequest(
  request: { readonly method: string; readonly url: string; readonly body?: string | Uint8Array | undefined },
  signer: Signer,
): Record<string, string> {
  const url = new URL(request.url);
  const stamp = new Date(signer.now ?? Date.now()).toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const scope = [stamp.slice(0, 8), signer.region, signer.service, "aws4_request"];
  const headers: Record<string, string> = {
    host: url.host,
    "x-amz-date": stamp,
    ...(signer.sessionToken ? { "x-amz-security-token": signer.sessionToken } : {}),
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    request.method,
    // Services other than S3 encode the path once more.
    url.pathname.split("/").map(encode).join("/"),
    canonicalQuery(url.searchParams),
    ...names.map((name) => `${name}:${headers[name] ?? ""}`),
    "",
    names.join(";"),
    sha256(request.body ?? ""),
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", stamp, scope.join("/"), sha256(canonical)].join("\n");
  const key = scope.reduce<Buffer>(hmac, Buffer.from(`AWS4${signer.secretAccessKey}`));
  const { host: _, ...sent } = headers;
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${signer.accessKeyId}/${scope.join("/")}, SignedHeaders=${names.join(";")}, Signature=${hmac(key, toSign).toString("hex")}`,
  };
}

function canonicalQuery(parameters: URLSearchParams): string {
  return [...parameters]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
