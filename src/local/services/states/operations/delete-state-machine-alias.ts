import type { DeleteStateMachineAliasInput, DeleteStateMachineAliasOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest } from "../requests/constraints.ts";
import { findAlias } from "../requests/lookup.ts";
import type { StatesContext } from "../service-context.ts";

/** Deletes an alias; the versions it led to stay. */
export function deleteStateMachineAlias({
  records,
}: StatesContext): Operation<DeleteStateMachineAliasInput, DeleteStateMachineAliasOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineAliasArn: arn });
    const { machine, alias } = findAlias(records, caller, input.stateMachineAliasArn ?? "");
    records.store.write(() => records.aliases.remove(machine.id, alias.name));
    return {};
  };
}
