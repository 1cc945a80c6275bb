import { text } from "node:stream/consumers";
import { Readable } from "node:stream";
import type { ResourceRequest } from "./handler.ts";

/**
 * Reads an object of the local S3 as UTF-8.
 *
 * @throws AwsError of S3
 */
export async function readObjectText(
  call: ResourceRequest["call"],
  location: { Bucket: string; Key: string; VersionId: string | undefined },
): Promise<string> {
  const { Bucket, Key, VersionId } = location;
  const { Body: body } = await call("s3", "GetObject", { Bucket, Key, ...(VersionId ? { VersionId } : {}) });
  if (body instanceof Readable) return text(body);
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : "";
}
