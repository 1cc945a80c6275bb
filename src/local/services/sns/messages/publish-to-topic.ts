import { randomUUID } from "node:crypto";
import { checkOrdering, findDuplicate, rememberMessage, type PublishedMessage } from "./fifo.ts";
import { isWanted } from "../subscriptions/filter-policy.ts";
import type { Message } from "./message.ts";
import { functionEvent, outgoingMessage, type Notification } from "./notification.ts";
import { sendToOutbox } from "./outbox.ts";
import { keepPublished } from "./published-messages.ts";
import type { Sns } from "../sns.ts";
import { confirmedSubscriptions } from "../subscriptions/subscriptions.ts";
import { isFifo, nextSequenceNumber, type StoredTopic } from "../topics/topics.ts";

/** Publishes messages to a topic, all of them or, when one is refused, none. @throws AwsError `InvalidParameterException` */
export function publishToTopic(sns: Sns, topic: StoredTopic, messages: readonly Message[]): PublishedMessage[] {
  for (const message of messages) checkOrdering(topic, message);
  return sns.host.store.write(() => messages.map((message) => publish(sns, topic, message)));
}

function publish(sns: Sns, topic: StoredTopic, message: Message): PublishedMessage {
  const { host } = sns;
  const fifo = isFifo(topic);
  const duplicate = fifo ? findDuplicate(host, topic, message) : undefined;
  if (duplicate) return duplicate;
  const published = {
    MessageId: randomUUID(),
    ...(fifo ? { SequenceNumber: nextSequenceNumber(host.store, topic.arn) } : {}),
  };
  const { MessageId: id, SequenceNumber: sequenceNumber } = published;
  if (sequenceNumber !== undefined) {
    rememberMessage(host, topic, message, { MessageId: id, SequenceNumber: sequenceNumber });
  }
  keepPublished(host, { ...topic, id, target: topic.arn, message });
  for (const subscription of confirmedSubscriptions(host.store, topic.arn)) {
    if (!isWanted(subscription, { body: message.text, attributes: message.attributes })) continue;
    notify(sns, { id, message, subscription, ...(sequenceNumber === undefined ? {} : { sequenceNumber }) });
  }
  return published;
}

function notify({ host, deliveries }: Sns, notification: Notification): void {
  const { id, subscription } = notification;
  if (subscription.protocol !== "lambda") {
    sendToOutbox(host, outgoingMessage(host, notification));
    return;
  }
  const { topic, endpoint } = subscription;
  deliveries.add({ topic, messageId: id, endpoint, event: functionEvent(host, notification) });
}
