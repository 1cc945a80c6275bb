import type { ListSubscriptionsCommandInput, ListSubscriptionsCommandOutput } from "@aws-sdk/client-sns";
import type { Operation } from "../../../service.ts";
import { pageSize, readToken } from "../paging.ts";
import { showSubscriptions } from "../subscriptions/shown-subscription.ts";
import type { Sns } from "../sns.ts";
import { listSubscriptions as listStored } from "../subscriptions/subscriptions.ts";

/** ListSubscriptions, 100 a page. */
export function listSubscriptions({
  host,
}: Sns): Operation<ListSubscriptionsCommandInput, ListSubscriptionsCommandOutput> {
  return (input, { caller }) => {
    const after = readToken(input.NextToken, 0);
    return showSubscriptions(listStored(host, caller, { after, limit: pageSize + 1 }));
  };
}
