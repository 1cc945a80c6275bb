import type { UnsubscribeCommandInput, UnsubscribeCommandOutput } from "@aws-sdk/client-sns";
import type { Operation } from "../../../service.ts";
import { checkOwnSubscriptionArn } from "../arns.ts";
import type { Sns } from "../sns.ts";
import { findSubscription, removeSubscription } from "../subscriptions/subscriptions.ts";

/** Unsubscribe. An ARN without a subscription is not an error. */
export function unsubscribe({ host }: Sns): Operation<UnsubscribeCommandInput, UnsubscribeCommandOutput> {
  return (input, { caller }) => {
    const subscription = findSubscription(host, checkOwnSubscriptionArn(input.SubscriptionArn, caller));
    if (subscription) removeSubscription(host.store, subscription);
    return {};
  };
}
