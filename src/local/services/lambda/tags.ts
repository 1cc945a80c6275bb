import { AwsError } from "../../aws-error.ts";
import { findTagFault, fromTagRecord } from "../../service-kit/tags.ts";

/**
 * Checks the tags a function would have in the end.
 *
 * @throws AwsError `InvalidParameterValueException` for too many tags, or a key or value that AWS does not take
 */
export function checkTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  const fault = findTagFault(fromTagRecord(tags), { reserved: "refused" });
  switch (fault?.kind) {
    case undefined:
    case "duplicate key":
      return { ...tags };
    case "too many":
      throw refuse("Number of tags exceeds resource tag limit.");
    case "key":
      throw refuse("The TagKey must be between 1 and 128 characters.");
    case "value":
      throw refuse("The TagValue must be at most 256 characters.");
    case "reserved key":
      throw refuse("Tag keys that start with aws: are reserved for AWS.");
  }
}

function refuse(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message);
}
