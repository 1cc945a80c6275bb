import type { DeleteStateMachineInput, DeleteStateMachineOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { parseMachineArn, refuseForeignArn } from "../requests/arns.ts";
import { arn, checkRequest } from "../requests/constraints.ts";
import { invalidArn, labelledArn } from "../requests/errors.ts";
import type { StatesContext } from "../service-context.ts";

/** Deletes a state machine once its executions have ended; one that does not exist counts as deleted. */
export function deleteStateMachine({
  records,
  engine,
}: StatesContext): Operation<DeleteStateMachineInput, DeleteStateMachineOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineArn: arn });
    const { stateMachineArn = "" } = input;
    const parsed = parseMachineArn(stateMachineArn);
    if (parsed.label !== undefined) throw labelledArn(stateMachineArn);
    // A version or an alias is deleted by its own operation.
    if (parsed.qualifier !== undefined) throw invalidArn(stateMachineArn);
    refuseForeignArn(stateMachineArn, caller);
    const machine = records.machines.find(parsed, parsed.name);
    if (!machine || machine.status === "DELETING") return {};
    records.store.write(() => {
      records.machines.markDeleting(machine.id);
      records.tags.removeAll(stateMachineArn);
    });
    engine.deleteMachine(machine.id);
    return {};
  };
}
