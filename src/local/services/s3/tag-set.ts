import type { Tag } from "@aws-sdk/client-s3";
import { AwsError } from "../../aws-error.ts";
import { invalidArgument } from "./s3-errors.ts";

const limits = { object: 10, bucket: 50 } as const;

/**
 * Checks the tags of an object or a bucket.
 *
 * @throws AwsError `InvalidTag`, `BadRequest` for too many
 */
export function checkTags(tags: readonly Tag[], owner: "object" | "bucket"): Tag[] {
  if (tags.length > limits[owner]) {
    const subject = owner === "object" ? "Object" : "Bucket";
    throw new AwsError("BadRequest", `${subject} tags cannot be greater than ${limits[owner]}`, { statusCode: 400 });
  }
  const seen = new Set<string>();
  for (const { Key: key = "", Value: value = "" } of tags) {
    if (seen.has(key)) throw invalidTag("Cannot provide multiple Tags with the same key", key);
    if (key === "" || key.length > 128 || !tagText.test(key)) {
      throw invalidTag("The TagKey you have provided is invalid", key);
    }
    if (value.length > 256 || !tagText.test(value)) {
      throw invalidTag("The TagValue you have provided is invalid", key, value);
    }
    if (key.startsWith("aws:")) throw invalidTag("System tags cannot be added/updated by requester", key);
    seen.add(key);
  }
  return tags.map(({ Key, Value }) => ({ Key, Value }));
}

/**
 * Reads the `x-amz-tagging` header, which is written as a URL's query.
 *
 * @throws AwsError `InvalidArgument` when it cannot be read, and what `checkTags` throws
 */
export function readTaggingHeader(header: string | undefined): Tag[] {
  if (header === undefined || header === "") return [];
  const tags = [...new URLSearchParams(header)].map(([Key, Value]) => ({ Key, Value }));
  if (tags.some((tag) => tag.Key === "")) {
    throw invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      "x-amz-tagging",
      header,
    );
  }
  return checkTags(tags, "object");
}

const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

function invalidTag(message: string, key: string, value?: string): AwsError {
  const members = value === undefined ? { TagKey: key } : { TagKey: key, TagValue: value };
  return new AwsError("InvalidTag", message, { statusCode: 400, members });
}
