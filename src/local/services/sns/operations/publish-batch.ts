import type {
  PublishBatchCommandInput,
  PublishBatchCommandOutput,
  PublishBatchRequestEntry,
} from "@aws-sdk/client-sns";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { checkTopicArn } from "../arns.ts";
import { checkMessage, messageLimit, sizeOfMessage } from "../messages/message.ts";
import { publishToTopic } from "../messages/publish-to-topic.ts";
import type { Sns } from "../sns.ts";
import { getTopic } from "../topics/topics.ts";

const mostEntries = 10;

/** PublishBatch. A message that is refused refuses the batch. */
export function publishBatch(sns: Sns): Operation<PublishBatchCommandInput, PublishBatchCommandOutput> {
  return (input, { caller }) => {
    const topic = getTopic(sns.host.store, checkTopicArn(input.TopicArn, caller));
    const entries = input.PublishBatchRequestEntries ?? [];
    checkEntries(entries);
    const messages = entries.map((entry, index) =>
      checkMessage(entry, `publishBatchRequestEntries.${index + 1}.member.messageAttributes`),
    );
    if (messages.reduce((sum, message) => sum + sizeOfMessage(message), 0) > messageLimit) {
      throw new AwsError(
        "BatchRequestTooLongException",
        "The length of all the messages put together is more than the limit.",
      );
    }
    const published = publishToTopic(sns, topic, messages);
    return { Successful: published.map((answer, index) => ({ Id: entries[index]?.Id, ...answer })), Failed: [] };
  };
}

function checkEntries(entries: readonly PublishBatchRequestEntry[]): void {
  if (entries.length === 0) {
    throw new AwsError("EmptyBatchRequestException", "The batch request doesn't contain any entries.");
  }
  if (entries.length > mostEntries) {
    throw new AwsError(
      "TooManyEntriesInBatchRequestException",
      "The batch request contains more entries than permissible.",
    );
  }
  if (entries.some(({ Id = "" }) => !/^[\w-]{1,80}$/.test(Id))) {
    throw new AwsError(
      "InvalidBatchEntryIdException",
      "The Id of a batch entry in a batch request doesn't abide by the specification.",
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new AwsError(
      "BatchEntryIdsNotDistinctException",
      "Two or more batch entries in the request have the same Id.",
    );
  }
}
