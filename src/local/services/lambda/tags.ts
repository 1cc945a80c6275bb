import { AwsError } from "../../aws-error.ts";

const mostTags = 50;

/**
 * Checks the tags a function would have in the end.
 *
 * @throws AwsError `InvalidParameterValueException` for too many tags, or a key or value that AWS does not take
 */
export function checkTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(tags);
  if (entries.length > mostTags) throw refuse("Number of tags exceeds resource tag limit.");
  for (const [key, value] of entries) {
    if (key.length < 1 || key.length > 128) throw refuse("The TagKey must be between 1 and 128 characters.");
    if (value.length > 256) throw refuse("The TagValue must be at most 256 characters.");
    if (key.toLowerCase().startsWith("aws:")) throw refuse("Tag keys that start with aws: are reserved for AWS.");
  }
  return { ...tags };
}

function refuse(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message);
}
