import { AwsError } from "../../aws-error.ts";
import type { FunctionRecord } from "./function-record.ts";

/**
 * Refuses a change that was made for another state of the function.
 *
 * @throws AwsError `PreconditionFailedException`
 */
export function checkRevision(record: FunctionRecord, revisionId: string | undefined): void {
  if (revisionId === undefined || revisionId === record.revisionId) return;
  throw new AwsError(
    "PreconditionFailedException",
    "The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to retrieve the latest RevisionId of your resource.",
    { members: { Type: "User" } },
  );
}
