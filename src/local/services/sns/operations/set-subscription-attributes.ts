import type {
  SetSubscriptionAttributesCommandInput,
  SetSubscriptionAttributesCommandOutput,
} from "@aws-sdk/client-sns";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation } from "../../../service.ts";
import { checkSubscriptionArn } from "../arns.ts";
import type { Sns } from "../sns.ts";
import { invalidParameter } from "../sns-errors.ts";
import { checkSubscriptionAttribute, isSubscriptionAttribute } from "../subscriptions/subscription-attributes.ts";
import { getSubscription, setSubscriptionAttributeMap } from "../subscriptions/subscriptions.ts";

/** SetSubscriptionAttributes: one at a time. An empty filter policy takes the filter away. */
export function setSubscriptionAttributes({
  host,
}: Sns): Operation<SetSubscriptionAttributesCommandInput, SetSubscriptionAttributesCommandOutput> {
  return (input) => {
    const arn = checkSubscriptionArn(input.SubscriptionArn);
    const name = requireText("attributeName", input.AttributeName);
    const subscription = getSubscription(host, arn);
    if (!isSubscriptionAttribute(name)) throw invalidParameter("AttributeName");
    const value = input.AttributeValue ?? "";
    checkSubscriptionAttribute(name, value, subscription);
    const { [name]: _, ...others } = subscription.attributes;
    const cleared = value === "" || (name === "FilterPolicy" && value === "{}");
    setSubscriptionAttributeMap(host.store, subscription, cleared ? others : { ...others, [name]: value });
    return {};
  };
}
