import type { Subscription } from "@aws-sdk/client-sns";
import { pageOf } from "../paging.ts";
import type { StoredSubscription } from "./subscriptions.ts";

/** A page of subscriptions as the listing operations show it: those that wait have no ARN to show. */
export function showSubscriptions(subscriptions: readonly StoredSubscription[]): {
  Subscriptions: Subscription[];
  NextToken?: string;
} {
  const { page, ...next } = pageOf(subscriptions, ({ id }) => Number(id));
  const shown = page.map((subscription) => ({
    SubscriptionArn: subscription.confirmation === "pending" ? "PendingConfirmation" : subscription.arn,
    Owner: subscription.account,
    Protocol: subscription.protocol,
    Endpoint: subscription.endpoint,
    TopicArn: subscription.topic,
  }));
  return { Subscriptions: shown, ...next };
}
