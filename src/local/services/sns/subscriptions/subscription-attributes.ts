import { findFilterFault, type FilterScope } from "./filter-policy.ts";
import { invalidParameter, notEmulated } from "../sns-errors.ts";
import type { StoredSubscription } from "./subscriptions.ts";

type Texts = Readonly<Record<string, string>>;

const known = new Set([
  "DeliveryPolicy",
  "FilterPolicy",
  "FilterPolicyScope",
  "RawMessageDelivery",
  "RedrivePolicy",
  "ReplayPolicy",
  "SubscriptionRoleArn",
]);

const raw = new Set(["http", "https", "sqs", "firehose"]);

/** True for attributes that can be set. */
export function isSubscriptionAttribute(name: string): boolean {
  return known.has(name);
}

/**
 * Checks one attribute of a subscription among its others.
 *
 * @param options.place what stands in front of the reason: `Attributes Reason: ` when subscribing
 * @throws AwsError `InvalidParameterException`
 */
export function checkSubscriptionAttribute(
  name: string,
  value: string,
  { protocol, attributes, place = "" }: { protocol: string; attributes: Texts; place?: string },
): void {
  const fault = findFault(name, value, { protocol, attributes });
  if (fault !== undefined) throw invalidParameter(`${place}${fault}`);
}

function findFault(
  name: string,
  value: string,
  { protocol, attributes }: { protocol: string; attributes: Texts },
): string | undefined {
  switch (name) {
    case "RawMessageDelivery":
      if (value !== "true" && value !== "false") {
        return `RawMessageDelivery: Invalid value [${value}]. Must be true or false.`;
      }
      if (value === "false" || raw.has(protocol)) return undefined;
      return `Delivery protocol [${protocol}] does not support raw message delivery.`;
    case "FilterPolicyScope":
      if (isScope(value)) return undefined;
      return `FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`;
    case "FilterPolicy":
      return value === "" ? undefined : findFilterFault(value, scopeOf(attributes));
    case "RedrivePolicy":
    case "ReplayPolicy":
    case "SubscriptionRoleArn":
      if (value === "") return undefined;
      throw notEmulated(`The local endpoint's subscriptions have no ${name}.`);
    default:
      return undefined;
  }
}

function isScope(value: string): value is FilterScope {
  return value === "MessageAttributes" || value === "MessageBody";
}

function scopeOf(attributes: Texts): FilterScope {
  return attributes["FilterPolicyScope"] === "MessageBody" ? "MessageBody" : "MessageAttributes";
}

/** A subscription's attributes as GetSubscriptionAttributes shows them. */
export function showSubscriptionAttributes(subscription: StoredSubscription): Record<string, string> {
  const { attributes } = subscription;
  const filtered = attributes["FilterPolicy"] !== undefined || attributes["FilterPolicyScope"] !== undefined;
  return {
    SubscriptionArn: subscription.arn,
    TopicArn: subscription.topic,
    Owner: subscription.account,
    Protocol: subscription.protocol,
    Endpoint: subscription.endpoint,
    SubscriptionPrincipal: subscription.principal,
    ConfirmationWasAuthenticated: String(subscription.confirmation === "authenticated"),
    PendingConfirmation: String(subscription.confirmation === "pending"),
    RawMessageDelivery: "false",
    ...(filtered ? { FilterPolicyScope: "MessageAttributes" } : {}),
    ...attributes,
  };
}
