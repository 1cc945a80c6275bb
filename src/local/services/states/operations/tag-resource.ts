import type { TagResourceInput, TagResourceOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest, tags as tagConstraints } from "../requests/constraints.ts";
import { checkTags } from "../requests/revision-content.ts";
import { checkTaggedResource } from "../requests/tagged-resource.ts";
import type { StatesContext } from "../service-context.ts";

/**
 * Tags of the same key are replaced.
 *
 * @throws AwsError `InvalidArn`, `ResourceNotFound`, `TooManyTags` for more than 50
 */
export function tagResource({ records }: StatesContext): Operation<TagResourceInput, TagResourceOutput> {
  return (input, { caller }) => {
    checkRequest(input, { resourceArn: arn, tags: { required: true }, ...tagConstraints });
    const { resourceArn = "", tags = [] } = input;
    checkTaggedResource(records, caller, resourceArn);
    const keys = new Set(tags.map(({ key }) => key));
    checkTags([...records.tags.of(resourceArn).filter(({ key }) => !keys.has(key)), ...tags]);
    records.store.write(() => records.tags.add(resourceArn, tags));
    return {};
  };
}
