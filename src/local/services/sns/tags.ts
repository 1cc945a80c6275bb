import type { Tag } from "@aws-sdk/client-sns";
import { AwsError } from "../../aws-error.ts";
import type { Caller } from "../../service.ts";
import type { Store } from "../../store/store.ts";
import { checkTopicArn } from "./arns.ts";
import { invalidParameter } from "./sns-errors.ts";
import { findTopic, type StoredTopic } from "./topics.ts";

const mostTags = 50;

/** Checks the tags of a request. @throws AwsError `InvalidParameterException`, `TagLimitExceededException` */
export function checkTags(tags: readonly Tag[] | undefined, present: Readonly<Record<string, string>> = {}) {
  const given = Object.fromEntries((tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
  if (Object.keys(given).length !== (tags ?? []).length) throw invalidParameter("Duplicated keys are not allowed.");
  for (const [key, value] of Object.entries(given)) {
    if (key === "" || key.length > 128) throw invalidParameter("Tags Reason: Invalid tag key");
    if (value.length > 256) throw invalidParameter("Tags Reason: Invalid tag value");
  }
  if (Object.keys({ ...present, ...given }).length > mostTags) {
    throw new AwsError("TagLimitExceededException", "Could not complete request: tag quota of per resource exceeded");
  }
  return given;
}

/** The topic that a tagging call names. @throws AwsError `ResourceNotFoundException` */
export function getTaggedTopic(store: Store, caller: Caller, arn: string | undefined): StoredTopic {
  const topic = findTopic(store, checkTopicArn(arn, caller, "ResourceArn"));
  if (!topic) throw new AwsError("ResourceNotFoundException", "Resource does not exist");
  return topic;
}
