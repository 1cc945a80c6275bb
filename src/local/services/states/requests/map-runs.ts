import type { Caller } from "../../../service.ts";
import type { MapRunRecord } from "../records/map-runs.ts";
import type { Records } from "../records/records.ts";
import { executionArn, parseMapRunArn } from "./arns.ts";
import { resourceNotFound } from "./errors.ts";

/** @throws InvalidArn, ResourceNotFound */
export function findMapRun(records: Records, caller: Caller, mapRunArn: string): MapRunRecord {
  const { account, region } = parseMapRunArn(mapRunArn);
  const isHere = account === caller.account && region === caller.region;
  const mapRun = isHere ? records.mapRuns.find(mapRunArn) : undefined;
  if (!mapRun) throw resourceNotFound(mapRunArn);
  return mapRun;
}

/** The execution that a map run is part of. */
export function parentArn(records: Records, { execution }: MapRunRecord): string {
  const record = records.executions.get(execution);
  const machine = record && records.machines.get(record.machine);
  return record && machine ? executionArn(machine, machine.name, record.name) : "";
}
