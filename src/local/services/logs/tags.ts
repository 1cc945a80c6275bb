import type { Caller, ServiceHost } from "../../service.ts";
import { mostTags } from "../../service-kit/tags.ts";
import { getGroup, setTags, type StoredGroup } from "./log-groups.ts";
import { invalidParameter } from "./logs-errors.ts";
import { checkRequest, nameFromIdentifier } from "./names.ts";

/** The group whose ARN a tagging call names. @throws AwsError `InvalidParameterException`, `ResourceNotFoundException` */
export function getTaggedGroup(host: ServiceHost, caller: Caller, resourceArn: string | undefined): StoredGroup {
  checkRequest()
    .required("resourceArn", resourceArn)
    .text("resourceArn", resourceArn, { min: 1, max: 1011, pattern: "[\\w+=/:,.@-]*" })
    .finish();
  const arn = resourceArn ?? "";
  if (!arn.startsWith("arn:")) throw invalidParameter(`Invalid resource arn ${arn}`);
  return getGroup(host.store, caller, nameFromIdentifier(caller, arn));
}

/** Adds tags to a group. @throws AwsError `InvalidParameterException`, `TooManyTagsException` */
export function addTags(host: ServiceHost, group: StoredGroup, tags: Record<string, string> | undefined): void {
  setTags(host.store, group, { ...group.tags, ...checkTags(tags, group.tags) });
}

/** Takes tags off a group; those it does not have are passed over. */
export function removeTags(host: ServiceHost, group: StoredGroup, keys: readonly string[]): void {
  setTags(host.store, group, Object.fromEntries(Object.entries(group.tags).filter(([key]) => !keys.includes(key))));
}

/** Checks the tags of a request. @throws AwsError `InvalidParameterException` */
export function checkTags(
  tags: Record<string, string> | undefined,
  present: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const checks = checkRequest();
  for (const [key, value] of Object.entries(tags ?? {})) {
    checks
      .text("tags", key, { min: 1, max: 128, pattern: "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)" })
      .text("tags", value, { max: 256, pattern: "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)" });
  }
  checks.finish();
  if (Object.keys({ ...present, ...tags }).length > mostTags) {
    throw invalidParameter(
      "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
    );
  }
  return { ...tags };
}
