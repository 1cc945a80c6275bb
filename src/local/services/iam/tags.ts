import type { Tag } from "@aws-sdk/client-iam";
import { AwsError } from "../../aws-error.ts";
import { mostTags } from "../../service-kit/tags.ts";
import { checkCount, optionalText, requireText } from "../../service-kit/member-constraints.ts";

const keyForm = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+";

/**
 * Checks tags as given with a request.
 *
 * @throws AwsError `ValidationError`, or `InvalidInput` for the same key twice or a key of AWS's own
 */
export function checkTags(tags: readonly Tag[] | undefined): { Key: string; Value: string }[] {
  checkCount("tags", tags, { max: mostTags });
  const seen = new Set<string>();
  return (tags ?? []).map((tag, index) => {
    const member = `tags.${index + 1}.member`;
    const key = requireText(`${member}.key`, tag.Key, { min: 1, max: 128, pattern: keyForm });
    const value = requireText(`${member}.value`, tag.Value, { max: 256, pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*" });
    if (key.toLowerCase().startsWith("aws:")) {
      throw new AwsError("InvalidInput", "Caller is not an owner of the 'aws:' tag prefix and may not use it.");
    }
    if (seen.has(key.toLowerCase())) {
      throw new AwsError("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }
    seen.add(key.toLowerCase());
    return { Key: key, Value: value };
  });
}

/** Tags after adding some: a key that is there already gets the new value. @throws AwsError `LimitExceeded` over 50 */
export function addTags(present: readonly Tag[], added: readonly Tag[]): Tag[] {
  const tags = new Map([...present, ...added].map((tag) => [tag.Key?.toLowerCase(), tag]));
  if (tags.size > mostTags) {
    throw new AwsError("LimitExceeded", "The number of tags has reached the maximum limit.", { statusCode: 409 });
  }
  return [...tags.values()];
}

/** Tags without those of the given keys. @throws AwsError `ValidationError` */
export function dropTags(present: readonly Tag[], keys: readonly string[] | undefined): Tag[] {
  const dropped = new Set(
    (keys ?? []).map((key, index) =>
      optionalText(`tagKeys.${index + 1}.member`, key, { min: 1, max: 128, pattern: keyForm })?.toLowerCase(),
    ),
  );
  return present.filter((tag) => !dropped.has(tag.Key?.toLowerCase()));
}
