import type { Caller } from "../../../service.ts";
import type { Records } from "../records/records.ts";
import { type MachineArn, parseActivityArn, parseMachineArn, resourceType } from "./arns.ts";
import { resourceNotFound } from "./errors.ts";

/** @throws InvalidArn, ResourceNotFound when it is not a machine or activity of the caller's account and region */
export function checkTaggedResource(records: Records, caller: Caller, arn: string): void {
  const isActivity = resourceType(arn) === "activity";
  const parsed: MachineArn = isActivity ? parseActivityArn(arn) : parseMachineArn(arn);
  const isWhole = parsed.qualifier === undefined && parsed.label === undefined;
  const isHere = isWhole && parsed.account === caller.account && parsed.region === caller.region;
  const found = isActivity ? records.activities.find(parsed, parsed.name) : records.machines.find(parsed, parsed.name);
  if (!isHere || !found) throw resourceNotFound(arn);
}
