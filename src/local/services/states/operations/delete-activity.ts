import type { DeleteActivityInput, DeleteActivityOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { parseActivityArn } from "../requests/arns.ts";
import { arn, checkRequest } from "../requests/constraints.ts";
import type { StatesContext } from "../service-context.ts";

/** Deletes an activity; one that does not exist counts as deleted. */
export function deleteActivity({ records }: StatesContext): Operation<DeleteActivityInput, DeleteActivityOutput> {
  return (input, { caller }) => {
    checkRequest(input, { activityArn: arn });
    const parsed = parseActivityArn(input.activityArn ?? "");
    if (parsed.account !== caller.account || parsed.region !== caller.region) return {};
    records.store.write(() => {
      records.activities.remove(parsed, parsed.name);
      records.tags.removeAll(input.activityArn ?? "");
    });
    return {};
  };
}
