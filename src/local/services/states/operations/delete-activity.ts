import type { DeleteActivityInput, DeleteActivityOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { parseActivityArn, refuseForeignArn } from "../requests/arns.ts";
import { arn, checkRequest } from "../requests/constraints.ts";
import type { StatesContext } from "../service-context.ts";

/** Deletes an activity; one that does not exist counts as deleted. */
export function deleteActivity({ records }: StatesContext): Operation<DeleteActivityInput, DeleteActivityOutput> {
  return (input, { caller }) => {
    checkRequest(input, { activityArn: arn });
    const { activityArn = "" } = input;
    const parsed = parseActivityArn(activityArn);
    refuseForeignArn(activityArn, caller);
    records.store.write(() => {
      records.activities.remove(parsed, parsed.name);
      records.tags.removeAll(activityArn);
    });
    return {};
  };
}
