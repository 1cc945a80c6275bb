import type { ListTopicsCommandInput, ListTopicsCommandOutput } from "@aws-sdk/client-sns";
import type { Operation } from "../../../service.ts";
import { pageOf, pageSize, readToken } from "../paging.ts";
import type { Sns } from "../sns.ts";
import { listTopicArns } from "../topics/topics.ts";

/** ListTopics, 100 a page. */
export function listTopics({ host }: Sns): Operation<ListTopicsCommandInput, ListTopicsCommandOutput> {
  return (input, { caller }) => {
    const arns = listTopicArns(host.store, caller, { after: readToken(input.NextToken, ""), limit: pageSize + 1 });
    const { page, ...next } = pageOf(arns, (arn) => arn);
    return { Topics: page.map((TopicArn) => ({ TopicArn })), ...next };
  };
}
