import type {
  DescribeStateMachineForExecutionInput,
  DescribeStateMachineForExecutionOutput,
} from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { machineArn } from "../requests/arns.ts";
import { arn, checkRequest, includedData } from "../requests/constraints.ts";
import { executionDoesNotExist } from "../requests/errors.ts";
import { findExecution } from "../requests/lookup.ts";
import { metadataOnly } from "../requests/shown-definition.ts";
import { awsOwnedKey } from "../requests/revision-content.ts";
import type { StatesContext } from "../service-context.ts";

/** The revision an execution runs, whatever the machine was updated to since. */
export function describeStateMachineForExecution({
  records,
  showDefinition,
}: StatesContext): Operation<DescribeStateMachineForExecutionInput, DescribeStateMachineForExecutionOutput> {
  return (input, { caller }) => {
    checkRequest(input, { executionArn: arn, includedData });
    const executionArn = input.executionArn ?? "";
    const { machine, execution, mapRun } = findExecution(records, caller, executionArn);
    const revision = records.machines.revision(execution.revision);
    const isHidden = input.includedData === "METADATA_ONLY";
    const shown = revision && (isHidden ? metadataOnly : showDefinition(machine, revision, mapRun?.label));
    if (!shown) throw executionDoesNotExist(executionArn);
    return {
      stateMachineArn: machineArn(machine, mapRun ? `${machine.name}/${mapRun.label}` : machine.name),
      ...(mapRun && { mapRunArn: mapRun.arn, label: mapRun.label }),
      name: machine.name,
      ...shown,
      roleArn: revision.roleArn,
      updateDate: new Date(revision.created),
      loggingConfiguration: revision.logging,
      tracingConfiguration: revision.tracing,
      ...(revision.revisionId !== undefined && { revisionId: revision.revisionId }),
      encryptionConfiguration: revision.encryption ?? awsOwnedKey,
    };
  };
}
