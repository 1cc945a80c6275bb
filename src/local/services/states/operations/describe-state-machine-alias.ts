import type { DescribeStateMachineAliasInput, DescribeStateMachineAliasOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest } from "../requests/constraints.ts";
import { findAlias } from "../requests/lookup.ts";
import { shownRouting } from "../requests/routing.ts";
import type { StatesContext } from "../service-context.ts";

/** @throws AwsError `InvalidArn`, `ResourceNotFound` */
export function describeStateMachineAlias({
  records,
}: StatesContext): Operation<DescribeStateMachineAliasInput, DescribeStateMachineAliasOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineAliasArn: arn });
    const { machine, alias } = findAlias(records, caller, input.stateMachineAliasArn ?? "");
    return {
      stateMachineAliasArn: input.stateMachineAliasArn,
      name: alias.name,
      ...(alias.description !== undefined && { description: alias.description }),
      routingConfiguration: shownRouting(machine, alias.routing),
      creationDate: new Date(alias.created),
      updateDate: new Date(alias.updated),
    };
  };
}
