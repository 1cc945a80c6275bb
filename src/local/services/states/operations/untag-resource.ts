import type { UntagResourceInput, UntagResourceOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest, tagKeys as keys } from "../requests/constraints.ts";
import { checkTaggedResource } from "../requests/tagged-resource.ts";
import type { StatesContext } from "../service-context.ts";

/** Keys that the resource does not have are skipped. @throws AwsError `InvalidArn`, `ResourceNotFound` */
export function untagResource({ records }: StatesContext): Operation<UntagResourceInput, UntagResourceOutput> {
  return (input, { caller }) => {
    checkRequest(input, { resourceArn: arn, tagKeys: { required: true }, ...keys });
    const { resourceArn = "", tagKeys = [] } = input;
    checkTaggedResource(records, caller, resourceArn);
    records.store.write(() => records.tags.remove(resourceArn, tagKeys));
    return {};
  };
}
