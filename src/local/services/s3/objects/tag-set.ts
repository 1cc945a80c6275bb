import type { Tag } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import { findTagFault } from "../../../service-kit/tags.ts";
import { invalidArgument } from "../s3-errors.ts";

const limits = { object: 10, bucket: 50 } as const;

/**
 * Checks the tags of an object or a bucket.
 *
 * @throws AwsError `InvalidTag`, `BadRequest` for too many
 */
export function checkTags(tags: readonly Tag[], owner: "object" | "bucket"): Tag[] {
  const most = limits[owner];
  const fault =
    tags.length > most
      ? ({ kind: "too many", most } as const)
      : findTagFault(tags, { most, characters: tagText, reserved: "refused" });
  switch (fault?.kind) {
    case undefined:
      return tags.map(({ Key, Value }) => ({ Key, Value }));
    case "too many": {
      const subject = owner === "object" ? "Object" : "Bucket";
      throw new AwsError("BadRequest", `${subject} tags cannot be greater than ${most}`, { statusCode: 400 });
    }
    case "duplicate key":
      throw invalidTag("Cannot provide multiple Tags with the same key", fault.key);
    case "key":
      throw invalidTag("The TagKey you have provided is invalid", fault.key);
    case "value":
      throw invalidTag("The TagValue you have provided is invalid", fault.key, fault.value);
    case "reserved key":
      throw invalidTag("System tags cannot be added/updated by requester", fault.key);
  }
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
