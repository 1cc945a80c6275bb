import { randomUUID } from "node:crypto";
import type { PublishCommandInput, PublishCommandOutput } from "@aws-sdk/client-sns";
import type { Caller, Operation } from "../../../service.ts";
import { checkTopicArn } from "../arns.ts";
import { checkMessage, textFor, type Message } from "../messages/message.ts";
import { sendToOutbox } from "../messages/outbox.ts";
import { publishToTopic } from "../messages/publish-to-topic.ts";
import { keepPublished } from "../messages/published-messages.ts";
import type { Sns } from "../sns.ts";
import { invalidParameter } from "../sns-errors.ts";
import { getTopic } from "../topics/topics.ts";

/** Publish, to a topic or a telephone number. */
export function publish(sns: Sns): Operation<PublishCommandInput, PublishCommandOutput> {
  return (input, { caller }) => {
    const { TopicArn, TargetArn, PhoneNumber } = input;
    if (TopicArn === undefined && TargetArn === undefined && PhoneNumber === undefined) {
      throw invalidParameter("TopicArn or TargetArn Reason: no value for required parameter");
    }
    if (TopicArn === undefined && TargetArn === undefined) {
      return sendText(sns, caller, checkNumber(PhoneNumber ?? ""), checkMessage(input, "messageAttributes"));
    }
    const arn = TopicArn === undefined ? checkTarget(TargetArn ?? "", caller) : checkTopicArn(TopicArn, caller);
    const message = checkMessage(input, "messageAttributes");
    const [published] = publishToTopic(sns, getTopic(sns.host.store, arn), [message]);
    return { ...published };
  };
}

/** @throws AwsError `InvalidParameterException` for anything but a topic: there are no mobile endpoints here */
function checkTarget(arn: string, caller: Caller): string {
  if (arn.includes(":endpoint/")) {
    throw invalidParameter("TargetArn Reason: No endpoint found for the target arn specified");
  }
  return checkTopicArn(arn, caller, "TargetArn");
}

function checkNumber(number: string): string {
  if (!/^\+[1-9]\d{1,14}$/.test(number)) {
    throw invalidParameter(`PhoneNumber Reason: ${number} is not valid to publish to`);
  }
  return number;
}

function sendText({ host }: Sns, { account, region }: Caller, number: string, message: Message) {
  const id = randomUUID();
  host.store.write(() => {
    keepPublished(host, { id, account, region, target: number, message });
    sendToOutbox(host, { id, account, region, protocol: "sms", endpoint: number, body: textFor(message, "sms") });
  });
  return { MessageId: id };
}
