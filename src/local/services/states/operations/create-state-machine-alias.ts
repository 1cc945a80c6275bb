import { isDeepStrictEqual } from "node:util";
import type { CreateStateMachineAliasInput, CreateStateMachineAliasOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { machineArn } from "../requests/arns.ts";
import { checkRequest, description, routing } from "../requests/constraints.ts";
import { conflict, quotaExceeded, stateMachineDeleting } from "../requests/errors.ts";
import { readRouting } from "../requests/routing.ts";
import type { StatesContext } from "../service-context.ts";

const aliasName = { required: true, min: 1, max: 80, pattern: "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$" } as const;

/** "You can create up to 100 aliases for each state machine." */
const mostAliases = 100;

/** Gives one or two versions a name. */
export function createStateMachineAlias({
  host,
  records,
}: StatesContext): Operation<CreateStateMachineAliasInput, CreateStateMachineAliasOutput> {
  return (input, { caller }) => {
    checkRequest(input, { name: aliasName, description, routingConfiguration: { required: true }, ...routing });
    const { name = "" } = input;
    const { machine, routes } = readRouting(records, caller, input.routingConfiguration);
    const arn = machineArn(machine, machine.name);
    if (machine.status === "DELETING") throw stateMachineDeleting(arn);
    const existing = records.aliases.find(machine.id, name);
    if (existing && !(existing.description === input.description && isDeepStrictEqual(existing.routing, routes)))
      throw conflict(`An alias with that name already exists and the parameters don't match: '${arn}:${name}'`);
    if (!existing && records.aliases.byName(machine.id).length >= mostAliases)
      throw quotaExceeded(`A state machine can have at most ${mostAliases} aliases: '${arn}'`);
    const at = existing?.created ?? host.now();
    const alias = {
      machine: machine.id,
      name,
      description: input.description,
      routing: routes,
      created: at,
      updated: at,
    };
    if (!existing) records.store.write(() => records.aliases.save(alias));
    return { stateMachineAliasArn: `${arn}:${name}`, creationDate: new Date(at) };
  };
}
