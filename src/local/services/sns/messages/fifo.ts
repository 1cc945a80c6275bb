import { createHash } from "node:crypto";
import type { ServiceHost } from "../../../service.ts";
import type { Message } from "./message.ts";
import { invalidParameter } from "../sns-errors.ts";
import { isFifo, type StoredTopic } from "../topics/topics.ts";

/** For how long a message published again is known again. */
const deduplicationMilliseconds = 5 * 60_000;

/** The answer to a published message. */
export interface PublishedMessage {
  readonly MessageId: string;
  readonly SequenceNumber?: string;
}

/** Checks that a message has what its topic's kind asks for, and nothing else. @throws AwsError `InvalidParameterException` */
export function checkOrdering(topic: StoredTopic, { groupId, deduplicationId }: Message): void {
  if (!isFifo(topic)) {
    if (deduplicationId === undefined) return;
    throw invalidParameter(
      "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type",
    );
  }
  if (groupId === undefined) throw invalidParameter("The MessageGroupId parameter is required for FIFO topics");
  if (deduplicationId === undefined && topic.attributes["ContentBasedDeduplication"] !== "true") {
    throw invalidParameter(
      "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
    );
  }
}

/** The answer to the same message published less than five minutes ago. */
export function findDuplicate(
  { store, now }: ServiceHost,
  topic: StoredTopic,
  message: Message,
): PublishedMessage | undefined {
  const row = store
    .prepare("SELECT * FROM sns_duplicates WHERE topic = ? AND deduplication = ? AND published > ?")
    .get(topic.arn, deduplicationKey(topic, message), now() - deduplicationMilliseconds);
  return row && { MessageId: String(row["message"]), SequenceNumber: String(row["sequence"]) };
}

/** Remembers a message, and forgets those of before. Belongs inside `store.write`. */
export function rememberMessage(
  { store, now }: ServiceHost,
  topic: StoredTopic,
  message: Message,
  published: Required<PublishedMessage>,
): void {
  store
    .prepare("DELETE FROM sns_duplicates WHERE topic = ? AND published <= ?")
    .run(topic.arn, now() - deduplicationMilliseconds);
  store
    .prepare("INSERT OR REPLACE INTO sns_duplicates VALUES (?, ?, ?, ?, ?)")
    .run(topic.arn, deduplicationKey(topic, message), published.MessageId, published.SequenceNumber, now());
}

function deduplicationKey(topic: StoredTopic, { text, groupId, deduplicationId }: Message): string {
  const id = deduplicationId ?? createHash("sha256").update(text).digest("hex");
  return topic.attributes["FifoThroughputScope"] === "MessageGroup" ? `${id} ${groupId}` : id;
}
