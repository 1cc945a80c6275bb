import type { TagResourceCommandInput, TagResourceCommandOutput } from "@aws-sdk/client-eventbridge";
import type { Operation } from "../../../service.ts";
import type { Events } from "../events.ts";
import { checkTags, getTagged } from "../tags.ts";

/** TagResource, for rules and buses. */
export function tagResource({ host }: Events): Operation<TagResourceCommandInput, TagResourceCommandOutput> {
  return (input, { caller }) => {
    const { tags, save } = getTagged(host.store, caller, input.ResourceARN);
    save({ ...tags, ...checkTags(input.Tags, tags) });
    return {};
  };
}
