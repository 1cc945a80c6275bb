import type { Tag } from "@aws-sdk/client-sns";
import { AwsError } from "../../aws-error.ts";
import type { Caller } from "../../service.ts";
import { findTagFault, toTagRecord } from "../../service-kit/tags.ts";
import type { Store } from "../../store/store.ts";
import { checkTopicArn } from "./arns.ts";
import { invalidParameter } from "./sns-errors.ts";
import { findTopic, type StoredTopic } from "./topics/topics.ts";

/** Checks the tags of a request. @throws AwsError `InvalidParameterException`, `TagLimitExceededException` */
export function checkTags(
  tags: readonly Tag[] | undefined,
  present: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const given = tags ?? [];
  const fault = findTagFault(given, {}, present);
  if (!fault) return toTagRecord(given);
  switch (fault.kind) {
    case "duplicate key":
      throw invalidParameter("Duplicated keys are not allowed.");
    case "value":
      throw invalidParameter("Tags Reason: Invalid tag value");
    case "too many":
      throw new AwsError("TagLimitExceededException", "Could not complete request: tag quota of per resource exceeded");
    default:
      throw invalidParameter("Tags Reason: Invalid tag key");
  }
}

/** The topic that a tagging call names. @throws AwsError `ResourceNotFoundException` */
export function getTaggedTopic(store: Store, caller: Caller, arn: string | undefined): StoredTopic {
  const topic = findTopic(store, checkTopicArn(arn, caller, "ResourceArn"));
  if (!topic) throw new AwsError("ResourceNotFoundException", "Resource does not exist");
  return topic;
}
