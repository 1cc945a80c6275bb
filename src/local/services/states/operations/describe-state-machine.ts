import type { DescribeStateMachineInput, DescribeStateMachineOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest, includedData } from "../requests/constraints.ts";
import { stateMachineDoesNotExist } from "../requests/errors.ts";
import { findMachineOrMap } from "../requests/lookup.ts";
import { metadataOnly } from "../requests/shown-definition.ts";
import { awsOwnedKey } from "../requests/revision-content.ts";
import type { StatesContext } from "../service-context.ts";

/**
 * A state machine's current revision, or that of the version its ARN names. By the ARN of a Distributed Map state, that
 * with the definition of the state's child executions (`label` in the API reference).
 */
export function describeStateMachine({
  records,
  showDefinition,
}: StatesContext): Operation<DescribeStateMachineInput, DescribeStateMachineOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineArn: arn, includedData });
    const stateMachineArn = input.stateMachineArn ?? "";
    const { machine, arn: parsed } = findMachineOrMap(records, caller, stateMachineArn);
    const version =
      parsed.qualifier === undefined ? undefined : records.versions.find(machine.id, Number(parsed.qualifier));
    if (parsed.qualifier !== undefined && !version) throw stateMachineDoesNotExist(stateMachineArn);
    const revision = records.machines.revision(version?.revision ?? machine.revision);
    const { label } = parsed;
    // For a Distributed Map state, AWS must read the whole definition and shows its part in any case.
    const isHidden = label === undefined && input.includedData === "METADATA_ONLY";
    const shown = revision && (isHidden ? metadataOnly : showDefinition(machine, revision, label));
    if (!shown) throw stateMachineDoesNotExist(stateMachineArn);
    return {
      stateMachineArn,
      name: machine.name,
      status: machine.status,
      ...shown,
      roleArn: revision.roleArn,
      type: machine.type,
      creationDate: new Date(version?.created ?? machine.created),
      loggingConfiguration: revision.logging,
      tracingConfiguration: revision.tracing,
      ...(label !== undefined && { label }),
      ...(version?.description !== undefined && { description: version.description }),
      ...(revision.revisionId !== undefined && { revisionId: revision.revisionId }),
      encryptionConfiguration: revision.encryption ?? awsOwnedKey,
    };
  };
}
