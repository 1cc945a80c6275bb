import type { DescribeStateMachineInput, DescribeStateMachineOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../service.ts";
import { arn, checkRequest, includedData } from "./requests/constraints.ts";
import { stateMachineDoesNotExist } from "./requests/errors.ts";
import { findMachine } from "./requests/lookup.ts";
import type { StatesContext } from "./service-context.ts";

/** A state machine's current revision, or that of the version its ARN names. */
export function describeStateMachine({
  records,
}: StatesContext): Operation<DescribeStateMachineInput, DescribeStateMachineOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineArn: arn, includedData });
    const stateMachineArn = input.stateMachineArn ?? "";
    const { machine, arn: parsed } = findMachine(records, caller, stateMachineArn);
    const version =
      parsed.qualifier === undefined ? undefined : records.versions.find(machine.id, Number(parsed.qualifier));
    if (parsed.qualifier !== undefined && !version) throw stateMachineDoesNotExist(stateMachineArn);
    const revision = records.machines.revision(version?.revision ?? machine.revision);
    if (!revision) throw stateMachineDoesNotExist(stateMachineArn);
    return {
      stateMachineArn,
      name: machine.name,
      status: machine.status,
      definition: input.includedData === "METADATA_ONLY" ? "{}" : revision.definition,
      roleArn: revision.roleArn,
      type: machine.type,
      creationDate: new Date(version?.created ?? machine.created),
      loggingConfiguration: revision.logging,
      tracingConfiguration: revision.tracing,
      ...(version?.description !== undefined && { description: version.description }),
      ...(revision.revisionId !== undefined && { revisionId: revision.revisionId }),
      ...(revision.encryption && { encryptionConfiguration: revision.encryption }),
    };
  };
}
