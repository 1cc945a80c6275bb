import type { ListTagsForResourceInput, ListTagsForResourceOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest } from "../requests/constraints.ts";
import { checkTaggedResource } from "../requests/tagged-resource.ts";
import type { StatesContext } from "../service-context.ts";

/** Tags of a machine or an activity, by their keys. @throws AwsError `InvalidArn`, `ResourceNotFound` */
export function listTagsForResource({
  records,
}: StatesContext): Operation<ListTagsForResourceInput, ListTagsForResourceOutput> {
  return (input, { caller }) => {
    checkRequest(input, { resourceArn: arn });
    const { resourceArn = "" } = input;
    checkTaggedResource(records, caller, resourceArn);
    return { tags: records.tags.of(resourceArn) };
  };
}
