import type { RequiredPermission } from "../../access/policy.ts";
import type { Caller } from "../../service.ts";
import type { DescribedCall, OperationInput } from "../../service-description.ts";
import { arnIn } from "../../../arn.ts";
import { passRoles } from "../../service-kit/passed-roles.ts";

/** Rules are named by bus and name, events are put on the bus that each entry names. */
export function requiredPermissions({ input, operation, caller }: DescribedCall): RequiredPermission[] {
  const action = `events:${operation}`;
  if (operation === "PutEvents") {
    const entries: unknown[] = Array.isArray(input["Entries"]) ? input["Entries"] : [];
    const buses = entries.map((entry) => busArn(caller, isRecord(entry) ? entry["EventBusName"] : undefined));
    return [...new Set(buses)].map((resource) => ({ action, resource }));
  }
  if (typeof input["ResourceARN"] === "string") return [{ action, resource: input["ResourceARN"] }];
  const name = input["Rule"] ?? input["Name"];
  if (typeof name !== "string") return [{ action, resource: "*" }];
  if (operation.includes("EventBus")) return [{ action, resource: busArn(caller, name) }];
  const targets: unknown[] = Array.isArray(input["Targets"]) ? input["Targets"] : [];
  const roles = targets.map((target) => (isRecord(target) ? target["RoleArn"] : undefined));
  const bus = busArn(caller, input["EventBusName"]).replace(/^.*:event-bus\//, "");
  return [
    { action, resource: arnIn(caller, "events", `rule/${bus === "default" ? "" : `${bus}/`}${name}`) },
    ...passRoles("events.amazonaws.com", input["RoleArn"], ...roles),
  ];
}

function busArn(caller: Caller, bus: unknown): string {
  if (typeof bus === "string" && bus.startsWith("arn:")) return bus;
  return arnIn(caller, "events", `event-bus/${typeof bus === "string" ? bus : "default"}`);
}

function isRecord(value: unknown): value is OperationInput {
  return typeof value === "object" && value !== null;
}
