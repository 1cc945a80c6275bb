import type { UpdateStateMachineAliasInput, UpdateStateMachineAliasOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import {
  arn,
  checkRequest,
  description as longestDescription,
  routing as routingConstraints,
} from "../requests/constraints.ts";
import { invalidRequest, stateMachineDeleting } from "../requests/errors.ts";
import { findAlias } from "../requests/lookup.ts";
import { readRouting } from "../requests/routing.ts";
import type { StatesContext } from "../service-context.ts";

/** Points an alias to other versions of its machine, or changes its description. */
export function updateStateMachineAlias({
  host,
  records,
}: StatesContext): Operation<UpdateStateMachineAliasInput, UpdateStateMachineAliasOutput> {
  return (input, { caller }) => {
    checkRequest(input, { stateMachineAliasArn: arn, description: longestDescription, ...routingConstraints });
    const { stateMachineAliasArn = "", description, routingConfiguration } = input;
    if (description === undefined && routingConfiguration === undefined)
      throw invalidRequest(
        "Must specify at least one of description or routingConfiguration",
        "MISSING_REQUIRED_PARAMETER",
      );
    const { machine, alias } = findAlias(records, caller, stateMachineAliasArn);
    if (machine.status === "DELETING") throw stateMachineDeleting(stateMachineAliasArn);
    const routing = routingConfiguration && readRouting(records, caller, routingConfiguration);
    if (routing && routing.machine.id !== machine.id)
      throw invalidRequest(
        "Routing configuration must contain versions of the alias's state machine.",
        "INVALID_ROUTING_CONFIGURATION",
      );
    const updated = host.now();
    const changed = {
      description: description ?? alias.description,
      routing: routing?.routes ?? alias.routing,
      updated,
    };
    records.store.write(() => records.aliases.save({ ...alias, ...changed }));
    return { updateDate: new Date(updated) };
  };
}
