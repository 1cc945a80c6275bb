import type { RoutingConfigurationListItem } from "@aws-sdk/client-sfn";
import type { Caller } from "../../../service.ts";
import type { AliasRecord } from "../records/aliases.ts";
import type { MachineRecord } from "../records/machines.ts";
import type { Records } from "../records/records.ts";
import { machineArn, parseMachineArn } from "./arns.ts";
import { invalidRequest, resourceNotFound } from "./errors.ts";

/** Where an alias leads: versions of one machine, with weights that add up to 100. */
export interface Routing {
  readonly machine: MachineRecord;
  readonly routes: AliasRecord["routing"];
}

/** @throws ValidationException, InvalidArn, ResourceNotFound */
export function readRouting(
  records: Records,
  caller: Caller,
  configuration: readonly RoutingConfigurationListItem[] | undefined,
): Routing {
  const items = configuration ?? [];
  if (items.length < 1 || items.length > 2)
    throw invalidRouting("A routing configuration must have one or two versions.");
  if (items.reduce((sum, { weight = 0 }) => sum + weight, 0) !== 100)
    throw invalidRouting(
      `Sum of routing configuration weights must equal 100. Received: [${items.map(({ weight = 0 }) => weight).join(", ")}]`,
    );
  const unversioned = items.filter(({ stateMachineVersionArn: arn = "" }) => !/:stateMachine:[^:]+:\d+$/.test(arn));
  if (unversioned.length > 0)
    throw invalidRouting(
      `Routing configuration must contain state machine version ARNs. Received: [${unversioned.map(({ stateMachineVersionArn: arn }) => arn).join(", ")}]`,
    );
  const versions = items.map(({ stateMachineVersionArn = "", weight = 0 }) => {
    const arn = parseMachineArn(stateMachineVersionArn);
    const isHere = arn.account === caller.account && arn.region === caller.region;
    const machine = isHere ? records.machines.find(arn, arn.name) : undefined;
    const version = machine && records.versions.find(machine.id, Number(arn.qualifier));
    if (!machine || !version) throw resourceNotFound(stateMachineVersionArn);
    return { machine, version: version.version, weight };
  });
  const [first, second] = versions;
  if (!first) throw invalidRouting("A routing configuration must have one or two versions.");
  if (second && second.machine.id !== first.machine.id)
    throw invalidRouting("Routing configuration must contain versions of the same state machine.");
  if (second && second.version === first.version)
    throw invalidRouting("Routing configuration must not name a version twice.");
  return { machine: first.machine, routes: versions.map(({ version, weight }) => ({ version, weight })) };
}

/** The same as the API shows it. */
export function shownRouting(machine: MachineRecord, routes: AliasRecord["routing"]): RoutingConfigurationListItem[] {
  const arn = machineArn(machine, machine.name);
  return routes.map(({ version, weight }) => ({ stateMachineVersionArn: `${arn}:${version}`, weight }));
}

function invalidRouting(message: string) {
  return invalidRequest(message, "INVALID_ROUTING_CONFIGURATION");
}
