import type { Caller } from "../../../service.ts";
import type { ActivityRecord } from "../records/activities.ts";
import type { AliasRecord } from "../records/aliases.ts";
import type { ExecutionRecord } from "../records/execution-record.ts";
import type { MapRunRecord } from "../records/map-runs.ts";
import type { MachineRecord } from "../records/machines.ts";
import type { Records } from "../records/records.ts";
import {
  type ExecutionArn,
  type Home,
  type MachineArn,
  parseActivityArn,
  parseExecutionArn,
  parseExpressChildArn,
  parseMachineArn,
  resourceType,
} from "./arns.ts";
import {
  activityDoesNotExist,
  executionDoesNotExist,
  labelledArn,
  resourceNotFound,
  stateMachineDoesNotExist,
} from "./errors.ts";

/** A machine found by its ARN, with the other parts of the ARN. */
export interface FoundMachine {
  readonly machine: MachineRecord;
  readonly arn: MachineArn;
}

/** @throws InvalidArn, StateMachineDoesNotExist; ValidationException for the ARN of a Distributed Map state */
export function findMachine(records: Records, caller: Caller, machineArn: string): FoundMachine {
  const arn = parseMachineArn(machineArn);
  if (arn.label !== undefined) throw labelledArn(machineArn);
  return findParsed(records, caller, { arn, machineArn });
}

/** A machine, also by the ARN of one of its Distributed Map states. @throws InvalidArn, StateMachineDoesNotExist */
export function findMachineOrMap(records: Records, caller: Caller, machineArn: string): FoundMachine {
  return findParsed(records, caller, { arn: parseMachineArn(machineArn), machineArn });
}

function findParsed(
  records: Records,
  caller: Caller,
  { arn, machineArn }: { arn: MachineArn; machineArn: string },
): FoundMachine {
  const machine = isHome(arn, caller) ? records.machines.find(arn, arn.name) : undefined;
  if (!machine) throw stateMachineDoesNotExist(machineArn);
  return { machine, arn };
}

/** @throws as `findMachine`, and StateMachineDoesNotExist for the ARN of a version or an alias */
export function findUnqualifiedMachine(records: Records, caller: Caller, machineArn: string): MachineRecord {
  const { machine, arn } = findMachine(records, caller, machineArn);
  if (arn.qualifier !== undefined) throw stateMachineDoesNotExist(machineArn);
  return machine;
}

/** @throws InvalidArn, ResourceNotFound */
export function findAlias(
  records: Records,
  caller: Caller,
  aliasArn: string,
): { readonly machine: MachineRecord; readonly alias: AliasRecord } {
  const arn = parseMachineArn(aliasArn);
  const machine = isHome(arn, caller) ? records.machines.find(arn, arn.name) : undefined;
  const alias = machine && arn.qualifier !== undefined && records.aliases.find(machine.id, arn.qualifier);
  if (!machine || !alias) throw resourceNotFound(aliasArn);
  return { machine, alias };
}

/** An execution with its machine and, for a child of a distributed Map state, its map run. */
interface FoundExecution {
  readonly execution: ExecutionRecord;
  readonly mapRun: MapRunRecord | undefined;
  readonly machine: MachineRecord;
}

/** @throws InvalidArn, ExecutionDoesNotExist */
export function findExecution(records: Records, caller: Caller, executionArn: string): FoundExecution {
  const found = findByArn(records, caller, parseExecutionArn(executionArn));
  if (!found || found.mapRun?.type === "EXPRESS") throw executionDoesNotExist(executionArn);
  return found;
}

/**
 * An execution, also an Express child of a map run once it has ended: what becomes of it is stored for the results of
 * its map run, no history is.
 * @throws InvalidArn, ExecutionDoesNotExist
 */
export function findExecutionOrExpressChild(records: Records, caller: Caller, executionArn: string): FoundExecution {
  if (resourceType(executionArn) !== "express") return findExecution(records, caller, executionArn);
  const found = findByArn(records, caller, parseExpressChildArn(executionArn));
  if (found?.mapRun?.type !== "EXPRESS") throw executionDoesNotExist(executionArn);
  return found;
}

function findByArn(records: Records, caller: Caller, arn: ExecutionArn): FoundExecution | undefined {
  const [name = "", label] = arn.machine.split("/");
  const machine = isHome(arn, caller) ? records.machines.find(arn, name) : undefined;
  const execution = machine && records.executions.find(machine.id, arn.name);
  const mapRun = execution?.child && records.mapRuns.get(execution.child.mapRun);
  return machine && execution && mapRun?.label === label ? { machine, execution, mapRun } : undefined;
}

/** @throws InvalidArn, ActivityDoesNotExist */
export function findActivity(records: Records, caller: Caller, activityArn: string): ActivityRecord {
  const arn = parseActivityArn(activityArn);
  const activity = isHome(arn, caller) ? records.activities.find(arn, arn.name) : undefined;
  if (!activity) throw activityDoesNotExist(activityArn);
  return activity;
}

function isHome({ account, region }: Home, caller: Caller): boolean {
  return account === caller.account && region === caller.region;
}
