import type { ExecutionListItem, ListExecutionsInput, ListExecutionsOutput } from "@aws-sdk/client-sfn";
import type { Caller, Operation } from "../../../service.ts";
import type { ExecutionRecord } from "../records/execution-record.ts";
import type { MachineRecord } from "../records/machines.ts";
import { executionArn, machineArn } from "../requests/arns.ts";
import { checkRequest, optionalArn, pageSize } from "../requests/constraints.ts";
import { invalidRequest, typeNotSupported } from "../requests/errors.ts";
import { findMachine } from "../requests/lookup.ts";
import { continueAfter, pageLimit, pageOf } from "../requests/paging.ts";
import { findMapRun } from "../requests/map-runs.ts";
import type { StatesContext } from "../service-context.ts";

const statuses = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"];

/** The executions of a Standard machine, or of one of its versions or aliases, newest first. */
export function listExecutions({ host, records }: StatesContext): Operation<ListExecutionsInput, ListExecutionsOutput> {
  return (input, { caller }) => {
    checkRequest(input, {
      stateMachineArn: optionalArn,
      statusFilter: { values: statuses },
      maxResults: pageSize,
      nextToken: { min: 1, max: 3096 },
      mapRunArn: { min: 1, max: 2000 },
      redriveFilter: { values: ["REDRIVEN", "NOT_REDRIVEN"] },
    });
    const { stateMachineArn, mapRunArn, statusFilter, redriveFilter } = input;
    if (stateMachineArn === undefined && mapRunArn === undefined)
      throw invalidRequest("Must provide a state machine ARN or a map run ARN", "MISSING_REQUIRED_PARAMETER");
    if (stateMachineArn !== undefined && mapRunArn !== undefined)
      throw invalidRequest("Cannot provide both a state machine ARN and a map run ARN");
    if (stateMachineArn !== undefined && statusFilter === "PENDING_REDRIVE")
      throw invalidRequest("The status filter PENDING_REDRIVE can only be used with a map run ARN");
    if (stateMachineArn !== undefined && redriveFilter !== undefined)
      throw invalidRequest("A redrive filter can only be used with a map run ARN");
    if (mapRunArn !== undefined) return listChildren({ host, records }, caller, { ...input, mapRunArn });
    if (stateMachineArn === undefined) return { executions: [] };
    const { machine, arn } = findMachine(records, caller, stateMachineArn);
    if (machine.type === "EXPRESS") throw typeNotSupported();
    const { qualifier } = arn;
    const list = { scope: `executions ${stateMachineArn} ${statusFilter ?? ""}`, now: host.now() };
    const limit = pageLimit(input.maxResults);
    const before = Number(continueAfter(input.nextToken, list) ?? Number.MAX_SAFE_INTEGER);
    const isVersion = qualifier !== undefined && /^\d+$/.test(qualifier);
    const filter = {
      status: statusFilter,
      version: isVersion ? Number(qualifier) : undefined,
      alias: isVersion ? undefined : qualifier,
    };
    const read = records.executions.list(machine.id, { ...filter, before, limit: limit + 1 });
    const { items, nextToken } = pageOf(read, { ...list, limit, positionOf: ({ id }) => id });
    return { executions: items.map((item) => listItem(machine, item)), ...(nextToken && { nextToken }) };
  };
}

/** The Standard child executions of a map run. */
function listChildren(
  { host, records }: Pick<StatesContext, "host" | "records">,
  caller: Caller,
  input: ListExecutionsInput & { mapRunArn: string },
): ListExecutionsOutput {
  const { statusFilter, redriveFilter } = input;
  const mapRun = findMapRun(records, caller, input.mapRunArn);
  if (mapRun.type === "EXPRESS") throw typeNotSupported();
  const parent = records.executions.get(mapRun.execution);
  const machine = parent && records.machines.get(parent.machine);
  if (!machine) return { executions: [] };
  const labelled = { ...machine, name: `${machine.name}/${mapRun.label}` };
  const list = { scope: `children ${mapRun.arn} ${statusFilter ?? ""} ${redriveFilter ?? ""}`, now: host.now() };
  const limit = pageLimit(input.maxResults);
  const before = Number(continueAfter(input.nextToken, list) ?? Number.MAX_SAFE_INTEGER);
  const page = { status: statusFilter, redrives: redriveFilter, before, limit: limit + 1 };
  const read = records.executions.children(mapRun.id, page);
  const { items, nextToken } = pageOf(read, { ...list, limit, positionOf: ({ child }) => child?.index ?? 0 });
  const executions = items.map((item) => ({
    ...listItem(labelled, item),
    mapRunArn: mapRun.arn,
    ...(item.child && { itemCount: item.child.items }),
  }));
  return { executions, ...(nextToken && { nextToken }) };
}

function listItem(machine: MachineRecord, execution: ExecutionRecord): ExecutionListItem {
  const { name, status, started, stopped, version, alias, redrives, redriven } = execution;
  const stateMachineArn = machineArn(machine, machine.name);
  return {
    executionArn: executionArn(machine, machine.name, name),
    stateMachineArn,
    name,
    status,
    startDate: new Date(started),
    ...(stopped !== undefined && { stopDate: new Date(stopped) }),
    ...(version !== undefined && { stateMachineVersionArn: `${stateMachineArn}:${version}` }),
    ...(alias !== undefined && { stateMachineAliasArn: `${stateMachineArn}:${alias}` }),
    redriveCount: redrives,
    ...(redriven !== undefined && { redriveDate: new Date(redriven) }),
  };
}
