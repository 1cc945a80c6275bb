import type { DeleteStateMachineVersionInput, DeleteStateMachineVersionOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { parseMachineArn, refuseForeignArn } from "../requests/arns.ts";
import { checkRequest, longArn } from "../requests/constraints.ts";
import { conflict, invalidArn } from "../requests/errors.ts";
import type { StatesContext } from "../service-context.ts";

/**
 * Deletes a version that no alias points to; executions started from it continue. A version that does not exist counts
 * as deleted.
 */
export function deleteStateMachineVersion({
  records,
}: StatesContext): Operation<DeleteStateMachineVersionInput, DeleteStateMachineVersionOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineVersionArn: longArn });
    const { stateMachineVersionArn = "" } = input;
    const arn = parseMachineArn(stateMachineVersionArn);
    const version = Number(arn.qualifier);
    if (!Number.isInteger(version)) throw invalidArn(stateMachineVersionArn);
    refuseForeignArn(stateMachineVersionArn, caller);
    const machine = records.machines.find(arn, arn.name);
    if (!machine) return {};
    const aliases = records.aliases.leadingTo(machine.id, version);
    if (aliases.length > 0)
      throw conflict(
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${aliases.join(", ")}]`,
      );
    records.store.write(() => records.versions.remove(machine.id, version));
    return {};
  };
}
