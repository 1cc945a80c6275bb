import type { ConfirmSubscriptionCommandInput, ConfirmSubscriptionCommandOutput } from "@aws-sdk/client-sns";
import { AwsError } from "../../../aws-error.ts";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation } from "../../../service.ts";
import { checkTopicArn } from "../arns.ts";
import type { Sns } from "../sns.ts";
import { invalidParameter } from "../sns-errors.ts";
import { confirmStored, findByToken } from "../subscriptions/subscriptions.ts";

/** ConfirmSubscription, with the token from the outbox. Confirming twice is not an error. */
export function confirmSubscription({
  host,
}: Sns): Operation<ConfirmSubscriptionCommandInput, ConfirmSubscriptionCommandOutput> {
  return (input, { caller }) => {
    const topic = checkTopicArn(input.TopicArn, caller);
    const token = requireText("token", input.Token);
    if (!/^[0-9a-f]{64,}$/.test(token)) throw new AwsError("InvalidParameterException", "Invalid token");
    const subscription = findByToken(host, topic, token);
    if (!subscription) throw invalidParameter("Token");
    if (subscription.confirmation === "pending") {
      const authenticated = input.AuthenticateOnUnsubscribe === "true";
      confirmStored(host.store, subscription, authenticated ? "authenticated" : "unauthenticated");
    }
    return { SubscriptionArn: subscription.arn };
  };
}
