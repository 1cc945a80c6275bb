import { randomUUID } from "node:crypto";
import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import type { ServiceHost } from "../../../service.ts";
import { textFor, type Message } from "./message.ts";
import type { OutboxMessage } from "./outbox.ts";
import type { StoredSubscription } from "../subscriptions/subscriptions.ts";

/** A message on its way to one subscription. */
export interface Notification {
  readonly id: string;
  readonly sequenceNumber?: string;
  readonly message: Message;
  readonly subscription: StoredSubscription;
}

/** The text in place of AWS's signature: nothing here has a certificate. AWS's sample events have the same. */
const unsigned = "EXAMPLE";

/** The event a subscribed function gets. */
export function functionEvent(host: ServiceHost, notification: Notification): unknown {
  const { message, subscription } = notification;
  return {
    Records: [
      {
        EventSource: "aws:sns",
        EventVersion: "1.0",
        EventSubscriptionArn: subscription.arn,
        Sns: {
          Type: "Notification",
          MessageId: notification.id,
          TopicArn: subscription.topic,
          Subject: message.subject ?? null,
          Message: textFor(message, "lambda"),
          Timestamp: new Date(host.now()).toISOString(),
          SignatureVersion: "1",
          Signature: unsigned,
          SigningCertUrl: unsigned,
          UnsubscribeUrl: unsubscribeUrl(host, subscription),
          MessageAttributes: showAttributes(message.attributes),
        },
      },
    ],
  };
}

/**
 * Returns what goes to an endpoint outside this machine: JSON for programs unless they want it raw, the text for
 * people.
 */
export function outgoingMessage(host: ServiceHost, notification: Notification): OutboxMessage {
  const { id, message, subscription } = notification;
  const { protocol, attributes, topic, endpoint, account, region } = subscription;
  const text = textFor(message, protocol);
  const isText = protocol === "email" || protocol === "sms" || attributes["RawMessageDelivery"] === "true";
  const body = isText ? text : JSON.stringify(notificationDocument(host, notification, text));
  const subject = message.subject ?? (protocol === "email" ? "AWS Notification Message" : undefined);
  return { id, account, region, topic, protocol, endpoint, body, ...(subject === undefined ? {} : { subject }) };
}

function notificationDocument(
  host: ServiceHost,
  { id, message, subscription, sequenceNumber }: Notification,
  text: string,
) {
  return {
    Type: "Notification",
    MessageId: id,
    ...(sequenceNumber === undefined ? {} : { SequenceNumber: sequenceNumber }),
    TopicArn: subscription.topic,
    ...(message.subject === undefined ? {} : { Subject: message.subject }),
    Message: text,
    Timestamp: new Date(host.now()).toISOString(),
    SignatureVersion: "1",
    Signature: unsigned,
    SigningCertURL: unsigned,
    UnsubscribeURL: unsubscribeUrl(host, subscription),
    ...(Object.keys(message.attributes).length === 0 ? {} : { MessageAttributes: showAttributes(message.attributes) }),
  };
}

/** The question whether an endpoint wants to be subscribed, with the token to answer with. */
export function askForConfirmation(host: ServiceHost, subscription: Omit<StoredSubscription, "id">): OutboxMessage {
  const { topic, token, protocol, endpoint, account, region } = subscription;
  const id = randomUUID();
  const question = `You have chosen to subscribe to the topic ${topic}.`;
  const line = `aws sns confirm-subscription --topic-arn ${topic} --token ${token}`;
  const document = {
    Type: "SubscriptionConfirmation",
    MessageId: id,
    Token: token,
    TopicArn: topic,
    Message: `${question}\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
    SubscribeURL: `${host.endpointUrl()}/?Action=ConfirmSubscription&TopicArn=${topic}&Token=${token}`,
    Timestamp: new Date(host.now()).toISOString(),
    SignatureVersion: "1",
    Signature: unsigned,
    SigningCertURL: unsigned,
  };
  const body = protocol === "email" ? `${question} To confirm it, run: ${line}` : JSON.stringify(document);
  const subject = "AWS Notification - Subscription Confirmation";
  return { id, account, region, topic, protocol, endpoint, subject, body };
}

function showAttributes(attributes: Readonly<Record<string, MessageAttributeValue>>) {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType: Type, StringValue, BinaryValue }]) => [
      name,
      { Type, Value: StringValue ?? Buffer.from(BinaryValue ?? []).toString("base64") },
    ]),
  );
}

function unsubscribeUrl(host: ServiceHost, { arn }: StoredSubscription): string {
  return `${host.endpointUrl()}/?Action=Unsubscribe&SubscriptionArn=${arn}`;
}
