import type {
  GetSubscriptionAttributesCommandInput,
  GetSubscriptionAttributesCommandOutput,
} from "@aws-sdk/client-sns";
import type { Operation } from "../../../service.ts";
import { checkSubscriptionArn } from "../arns.ts";
import type { Sns } from "../sns.ts";
import { showSubscriptionAttributes } from "../subscriptions/subscription-attributes.ts";
import { getSubscription } from "../subscriptions/subscriptions.ts";

/** GetSubscriptionAttributes. */
export function getSubscriptionAttributes({
  host,
}: Sns): Operation<GetSubscriptionAttributesCommandInput, GetSubscriptionAttributesCommandOutput> {
  return (input) => ({
    Attributes: showSubscriptionAttributes(getSubscription(host, checkSubscriptionArn(input.SubscriptionArn))),
  });
}
