import type { ListSubscriptionsByTopicCommandInput, ListSubscriptionsByTopicCommandOutput } from "@aws-sdk/client-sns";
import type { Operation } from "../../../service.ts";
import { checkTopicArn } from "../arns.ts";
import { pageSize, readToken } from "../paging.ts";
import { showSubscriptions } from "../subscriptions/shown-subscription.ts";
import type { Sns } from "../sns.ts";
import { listSubscriptions } from "../subscriptions/subscriptions.ts";
import { getTopic } from "../topics/topics.ts";

/** ListSubscriptionsByTopic, 100 a page. */
export function listSubscriptionsByTopic({
  host,
}: Sns): Operation<ListSubscriptionsByTopicCommandInput, ListSubscriptionsByTopicCommandOutput> {
  return (input, { caller }) => {
    const { arn: topic } = getTopic(host.store, checkTopicArn(input.TopicArn, caller));
    const after = readToken(input.NextToken, 0);
    return showSubscriptions(listSubscriptions(host, { topic }, { after, limit: pageSize + 1 }));
  };
}
