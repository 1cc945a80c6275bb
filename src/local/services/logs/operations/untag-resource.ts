import type { UntagResourceCommandInput, UntagResourceCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getTaggedGroup, removeTags } from "../tags.ts";

/** UntagResource, for log groups. */
export function untagResource(host: ServiceHost): Operation<UntagResourceCommandInput, UntagResourceCommandOutput> {
  return (input, { caller }) => {
    removeTags(host, getTaggedGroup(host, caller, input.resourceArn), input.tagKeys ?? []);
    return {};
  };
}
