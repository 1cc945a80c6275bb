import type { DeleteStateMachineAliasInput, DeleteStateMachineAliasOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest } from "../requests/constraints.ts";
import { parseMachineArn, refuseForeignArn } from "../requests/arns.ts";
import type { StatesContext } from "../service-context.ts";

/** Deletes an alias, or does nothing if it does not exist (recorded); the versions that it points to stay. */
export function deleteStateMachineAlias({
  records,
}: StatesContext): Operation<DeleteStateMachineAliasInput, DeleteStateMachineAliasOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineAliasArn: arn });
    const { stateMachineAliasArn = "" } = input;
    const { name, qualifier, ...home } = parseMachineArn(stateMachineAliasArn);
    refuseForeignArn(stateMachineAliasArn, caller);
    const machine = records.machines.find(home, name);
    if (machine && qualifier !== undefined) records.store.write(() => records.aliases.remove(machine.id, qualifier));
    return {};
  };
}
