import type { RoutingConfigurationListItem } from "@aws-sdk/client-sfn";
import type { Caller } from "../../../service.ts";
import type { AliasRecord } from "../records/aliases.ts";
import type { MachineRecord } from "../records/machines.ts";
import type { Records } from "../records/records.ts";
import { refuseViolations, violationText } from "../../../service-kit/constraint-checks.ts";
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
  checkLength(items);
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
  if (!first) throw new TypeError("the routing has no version");
  if (second && second.machine.id !== first.machine.id)
    throw invalidRouting("Routing configuration must contain versions of the same state machine.");
  if (second && second.version === first.version)
    throw invalidRouting(
      `Routing configuration must contain distinct state machine version ARNs. Received: [${items.map(({ stateMachineVersionArn: arn }) => arn).join(", ")}]`,
    );
  return { machine: first.machine, routes: versions.map(({ version, weight }) => ({ version, weight })) };
}

/** The service's model allows one or two routes; its violations show them as the service's own structures. */
function checkLength(items: readonly RoutingConfigurationListItem[]): void {
  const demand =
    items.length < 1 ? "greater than or equal to 1" : items.length > 2 ? "less than or equal to 2" : undefined;
  if (demand === undefined) return;
  const shown = items.map(
    ({ stateMachineVersionArn: arn, weight }) =>
      `RoutingConfigurationListItem(stateMachineVersionArn=${arn}, weight=${weight})`,
  );
  refuseViolations("ValidationException", [
    violationText(`'[${shown.join(", ")}]'`, "routingConfiguration", `have length ${demand}`),
  ]);
}

/** The same as the API shows it. */
export function shownRouting(machine: MachineRecord, routes: AliasRecord["routing"]): RoutingConfigurationListItem[] {
  const arn = machineArn(machine, machine.name);
  return routes.map(({ version, weight }) => ({ stateMachineVersionArn: `${arn}:${version}`, weight }));
}

function invalidRouting(message: string) {
  return invalidRequest(message, "INVALID_ROUTING_CONFIGURATION");
}
