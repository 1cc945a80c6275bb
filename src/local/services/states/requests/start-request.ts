import type { StartExecutionInput } from "@aws-sdk/client-sfn";
import type { Caller } from "../../../service.ts";
import type { StartRequest } from "../engine/begin-execution.ts";
import type { Engine } from "../engine/engine.ts";
import type { Records } from "../records/records.ts";
import { machineArn } from "./arns.ts";
import { checkRequest, arn, optionalName, payload, traceHeader } from "./constraints.ts";
import { invalidExecutionInput, stateMachineDeleting, stateMachineDoesNotExist } from "./errors.ts";
import { makeExecutionName } from "./execution-name.ts";
import { jsonFault } from "../../../states-language/index.ts";
import { findMachine, type FoundMachine } from "./lookup.ts";
import { checkName } from "./names.ts";
import type { RoleTrust } from "./role-trust.ts";

/**
 * Reads what StartExecution and StartSyncExecution ask for: checked, with the revision that the machine's, version's or
 * alias's ARN stands for.
 * @throws ValidationException, InvalidArn, InvalidName, InvalidExecutionInput, StateMachineDoesNotExist,
 * StateMachineDeleting
 */
export function readStartRequest(records: Records, caller: Caller, request: StartExecutionInput): StartRequest {
  checkRequest(request, { stateMachineArn: arn, name: optionalName, input: payload, traceHeader });
  const { stateMachineArn = "", input = "{}" } = request;
  const found = findMachine(records, caller, stateMachineArn);
  if (found.machine.status === "DELETING") throw stateMachineDeleting(stateMachineArn);
  if (request.name !== undefined) checkName(request.name);
  if (input === "") throw invalidExecutionInput("Invalid execution input.");
  const fault = jsonFault(input)?.message;
  if (fault !== undefined) throw invalidExecutionInput(fault);
  const target = findTarget(records, found);
  if (!target) throw stateMachineDoesNotExist(stateMachineArn);
  return {
    ...target,
    machine: found.machine,
    name: request.name ?? makeExecutionName(),
    input,
    traceHeader: request.traceHeader,
  };
}

/**
 * Whether Step Functions may become the role that the execution will run as; at once where that is known.
 * @throws AccessDeniedException, or rejects with it
 */
export function checkMachineRole(
  { engine, roles }: { engine: Engine; roles: RoleTrust },
  { machine, revision }: StartRequest,
): void | Promise<void> {
  return roles.check(engine.roleOf(revision), machineArn(machine, machine.name));
}

type Target = Pick<StartRequest, "revision" | "version" | "alias">;

function findTarget(records: Records, { machine, arn }: FoundMachine): Target | undefined {
  const { qualifier } = arn;
  if (qualifier === undefined) return { revision: machine.revision, version: undefined, alias: undefined };
  if (/^\d+$/.test(qualifier)) {
    const version = records.versions.find(machine.id, Number(qualifier));
    return version && { revision: version.revision, version: version.version, alias: undefined };
  }
  const alias = records.aliases.find(machine.id, qualifier);
  const chosen = alias && chooseVersion(alias.routing);
  const version = chosen === undefined ? undefined : records.versions.find(machine.id, chosen);
  return version && { revision: version.revision, version: version.version, alias: qualifier };
}

/** By weight, as an alias splits its traffic. */
function chooseVersion(routing: readonly { version: number; weight: number }[]): number | undefined {
  let left = Math.random() * 100;
  for (const { version, weight } of routing) {
    left -= weight;
    if (left < 0) return version;
  }
  return routing.at(-1)?.version;
}
