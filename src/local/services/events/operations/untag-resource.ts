import type { UntagResourceCommandInput, UntagResourceCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import type { Events } from "../events.ts";
import { getTagged } from "../tags.ts";

/** UntagResource, for rules and buses. */
export function untagResource({ host }: Events): Operation<UntagResourceCommandInput, UntagResourceCommandOutput> {
  return (input, { caller }) => {
    const { tags, save } = getTagged(host.store, caller, input.ResourceARN);
    save(Object.fromEntries(Object.entries(tags).filter(([key]) => input.TagKeys?.includes(key) !== true)));
    return {};
  };
}
