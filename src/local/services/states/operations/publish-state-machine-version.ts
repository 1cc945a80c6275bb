import type { PublishStateMachineVersionInput, PublishStateMachineVersionOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest, description as longestDescription } from "../requests/constraints.ts";
import { stateMachineDeleting } from "../requests/errors.ts";
import { findUnqualifiedMachine } from "../requests/lookup.ts";
import type { StatesContext } from "../service-context.ts";
import { publishVersion } from "../versions.ts";

/** Publishes the current revision under a version number, once for each revision. */
export function publishStateMachineVersion({
  host,
  records,
}: StatesContext): Operation<PublishStateMachineVersionInput, PublishStateMachineVersionOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineArn: arn, description: longestDescription });
    const { stateMachineArn = "", revisionId, description } = input;
    const machine = findUnqualifiedMachine(records, caller, stateMachineArn);
    if (machine.status === "DELETING") throw stateMachineDeleting(stateMachineArn);
    const version = publishVersion({ host, records }, machine, { revisionId, description });
    return { stateMachineVersionArn: version.arn, creationDate: new Date(version.created) };
  };
}
