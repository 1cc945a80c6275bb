import type { Service, ServiceHost } from "../../service.ts";
import { confirmSubscription } from "./confirm-subscription.ts";
import { createTopic } from "./create-topic.ts";
import { deleteTopic } from "./delete-topic.ts";
import { createFunctionDeliveries } from "./function-delivery.ts";
import { getSubscriptionAttributes } from "./get-subscription-attributes.ts";
import { getTopicAttributes } from "./get-topic-attributes.ts";
import { listSubscriptionsByTopic } from "./list-subscriptions-by-topic.ts";
import { listSubscriptions } from "./list-subscriptions.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";
import { listTopics } from "./list-topics.ts";
import { publishBatch } from "./publish-batch.ts";
import { publish } from "./publish.ts";
import { setSubscriptionAttributes } from "./set-subscription-attributes.ts";
import { setTopicAttributes } from "./set-topic-attributes.ts";
import type { Sns } from "./sns.ts";
import { subscribe } from "./subscribe.ts";
import { prepareTables } from "./tables.ts";
import { tagResource } from "./tag-resource.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { untagResource } from "./untag-resource.ts";

/**
 * SNS: topics, subscriptions and messages. Functions get them; what would leave the machine (mail, text messages, HTTP)
 * is kept in an outbox and shown in the daemon's log.
 */
export function createSnsService(host: ServiceHost): Service {
  prepareTables(host.store);
  const deliveries = createFunctionDeliveries(host);
  const sns: Sns = { host, deliveries };
  return {
    operations: {
      ConfirmSubscription: confirmSubscription(sns),
      CreateTopic: createTopic(sns),
      DeleteTopic: deleteTopic(sns),
      GetSubscriptionAttributes: getSubscriptionAttributes(sns),
      GetTopicAttributes: getTopicAttributes(sns),
      ListSubscriptions: listSubscriptions(sns),
      ListSubscriptionsByTopic: listSubscriptionsByTopic(sns),
      ListTagsForResource: listTagsForResource(sns),
      ListTopics: listTopics(sns),
      Publish: publish(sns),
      PublishBatch: publishBatch(sns),
      SetSubscriptionAttributes: setSubscriptionAttributes(sns),
      SetTopicAttributes: setTopicAttributes(sns),
      Subscribe: subscribe(sns),
      TagResource: tagResource(sns),
      Unsubscribe: unsubscribe(sns),
      UntagResource: untagResource(sns),
    },
    resume: deliveries.start,
    busy: deliveries.busy,
    close: deliveries.close,
  };
}
