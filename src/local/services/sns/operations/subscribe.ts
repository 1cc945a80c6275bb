import { randomBytes } from "node:crypto";
import type { SubscribeCommandInput, SubscribeCommandOutput } from "@aws-sdk/client-sns";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation } from "../../../service.ts";
import { subscriptionArn } from "../../../subscription-arn.ts";
import { checkTopicArn } from "../arns.ts";
import { checkEndpoint, needsConfirmation } from "../subscriptions/endpoints.ts";
import { askForConfirmation } from "../messages/notification.ts";
import { sendToOutbox } from "../messages/outbox.ts";
import type { Sns } from "../sns.ts";
import { invalidParameter } from "../sns-errors.ts";
import { checkSubscriptionAttribute, isSubscriptionAttribute } from "../subscriptions/subscription-attributes.ts";
import { addSubscription, findByEndpoint, type StoredSubscription } from "../subscriptions/subscriptions.ts";
import { getTopic } from "../topics/topics.ts";

/**
 * Subscribe. Functions and telephones are subscribed at once; for others the token to confirm with is in the outbox.
 * Subscribing an endpoint again answers the subscription it has.
 */
export function subscribe({ host }: Sns): Operation<SubscribeCommandInput, SubscribeCommandOutput> {
  return (input, { caller }) => {
    const topic = getTopic(host.store, checkTopicArn(input.TopicArn, caller));
    const protocol = requireText("protocol", input.Protocol);
    const endpoint = checkEndpoint(protocol, input.Endpoint);
    const attributes = checkAttributes(protocol, input.Attributes);
    const subscription: Omit<StoredSubscription, "id"> = {
      arn: subscriptionArn({ topic: topic.arn, protocol, endpoint }),
      topic: topic.arn,
      account: topic.account,
      region: topic.region,
      protocol,
      endpoint,
      attributes,
      principal: caller.principal.arn,
      token: randomBytes(128).toString("hex"),
      confirmation: needsConfirmation({ protocol }) ? "pending" : "authenticated",
      created: host.now(),
    };
    const present = findByEndpoint(host, subscription);
    const subscribed = present ?? subscription;
    if (Object.entries(attributes).some(([name, value]) => subscribed.attributes[name] !== value)) {
      throw invalidParameter("Attributes Reason: Subscription already exists with different attributes");
    }
    host.store.write(() => {
      if (!present) addSubscription(host.store, subscription);
      if (subscribed.confirmation === "pending") sendToOutbox(host, askForConfirmation(host, subscribed));
    });
    const shown = subscribed.confirmation !== "pending" || input.ReturnSubscriptionArn === true;
    return { SubscriptionArn: shown ? subscribed.arn : "pending confirmation" };
  };
}

function checkAttributes(
  protocol: string,
  given: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(given)) {
    if (!isSubscriptionAttribute(name)) throw invalidParameter(`Attributes Reason: Unknown attribute: ${name}`);
    checkSubscriptionAttribute(name, value, { protocol, attributes: given, place: "Attributes Reason: " });
  }
  return given;
}
