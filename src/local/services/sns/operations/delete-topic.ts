import type { DeleteTopicCommandInput, DeleteTopicCommandOutput } from "@aws-sdk/client-sns";
import type { Operation } from "../../../service.ts";
import { checkTopicArn } from "../arns.ts";
import type { Sns } from "../sns.ts";
import { removeTopic } from "../topics/topics.ts";

/** DeleteTopic, with its subscriptions. Deleting what is not there succeeds. */
export function deleteTopic({ host }: Sns): Operation<DeleteTopicCommandInput, DeleteTopicCommandOutput> {
  return (input, { caller }) => {
    removeTopic(host.store, checkTopicArn(input.TopicArn, caller));
    return {};
  };
}
