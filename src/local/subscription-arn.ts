import { nameUuid } from "./name-uuid.ts";

/**
 * The ARN of an endpoint's subscription to a topic. On AWS its last part is random; here it follows from what is
 * subscribed, so that a stack knows the ARN before the subscription is made.
 */
export function subscriptionArn(options: {
  readonly topic: string;
  readonly protocol: string;
  readonly endpoint: string;
}): string {
  const { topic, protocol, endpoint } = options;
  return `${topic}:${nameUuid(`${topic} ${protocol} ${endpoint}`)}`;
}
