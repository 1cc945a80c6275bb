import type { TagResourceCommandInput, TagResourceCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { addTags, getTaggedGroup } from "../tags.ts";

/** TagResource, for log groups. */
export function tagResource(host: ServiceHost): Operation<TagResourceCommandInput, TagResourceCommandOutput> {
  return (input, { caller }) => {
    addTags(host, getTaggedGroup(host, caller, input.resourceArn), input.tags);
    return {};
  };
}
