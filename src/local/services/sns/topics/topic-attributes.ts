import { invalidParameter, notEmulated } from "../sns-errors.ts";
import { isFifo, type StoredTopic } from "./topics.ts";

const feedback =
  /^(HTTP|Firehose|Lambda|Application|SQS)(SuccessFeedbackRoleArn|SuccessFeedbackSampleRate|FailureFeedbackRoleArn)$/;

const values: Readonly<Record<string, readonly string[]>> = {
  FifoTopic: ["true", "false"],
  ContentBasedDeduplication: ["true", "false"],
  FifoThroughputScope: ["Topic", "MessageGroup"],
  SignatureVersion: ["1", "2"],
  TracingConfig: ["PassThrough", "Active"],
};

const known = new Set([...Object.keys(values), "DeliveryPolicy", "DisplayName", "KmsMasterKeyId", "Policy"]);

/** True for attributes a topic may have. */
export function isTopicAttribute(name: string): boolean {
  return known.has(name) || feedback.test(name);
}

/** Checks an attribute's value. @throws AwsError `InvalidParameterException` */
export function checkTopicAttribute(name: string, value: string): void {
  if (name === "ArchivePolicy" || name === "DataProtectionPolicy") {
    throw notEmulated(`The local endpoint's topics have no ${name}.`);
  }
  if (values[name]?.includes(value) === false) throw invalidParameter(`${name} Reason: Invalid value [${value}]`);
  if (name === "Policy" && !isPolicy(value)) throw invalidParameter("Policy Error: null");
  if (name === "DeliveryPolicy" && value !== "" && readObject(value) === undefined) {
    throw invalidParameter("DeliveryPolicy: failed to parse JSON.");
  }
}

function isPolicy(text: string): boolean {
  const policy = readObject(text);
  return policy !== undefined && "Statement" in policy;
}

function readObject(text: string): object | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** The policy a topic begins with: its owner may do everything. */
export function defaultPolicy(arn: string, account: string): string {
  return JSON.stringify({
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [
          "SNS:GetTopicAttributes",
          "SNS:SetTopicAttributes",
          "SNS:AddPermission",
          "SNS:RemovePermission",
          "SNS:DeleteTopic",
          "SNS:Subscribe",
          "SNS:ListSubscriptionsByTopic",
          "SNS:Publish",
        ],
        Resource: arn,
        Condition: { StringEquals: { "AWS:SourceOwner": account } },
      },
    ],
  });
}

const deliveryDefaults = {
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: "linear",
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: "text/plain; charset=UTF-8" },
  },
};

/** A topic's attributes as GetTopicAttributes shows them. */
export function showTopicAttributes(
  topic: StoredTopic,
  subscriptions: { readonly confirmed: number; readonly pending: number },
): Record<string, string> {
  const { FifoTopic: _, DeliveryPolicy: deliveryPolicy = "", ...set } = topic.attributes;
  return {
    ...(deliveryPolicy === "" ? {} : { DeliveryPolicy: deliveryPolicy }),
    DisplayName: "",
    EffectiveDeliveryPolicy: deliveryPolicy === "" ? JSON.stringify(deliveryDefaults) : deliveryPolicy,
    Owner: topic.account,
    TopicArn: topic.arn,
    SubscriptionsConfirmed: String(subscriptions.confirmed),
    SubscriptionsPending: String(subscriptions.pending),
    SubscriptionsDeleted: String(topic.unsubscribed),
    ...(isFifo(topic) ? { FifoTopic: "true", ContentBasedDeduplication: "false" } : {}),
    ...set,
  };
}
