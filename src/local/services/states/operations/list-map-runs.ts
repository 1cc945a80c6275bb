import type { ListMapRunsInput, ListMapRunsOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { machineArn } from "../requests/arns.ts";
import { arn, checkRequest, pageSize, pageToken } from "../requests/constraints.ts";
import { findExecution } from "../requests/lookup.ts";
import { continueAfter, pageLimit, pageOf } from "../requests/paging.ts";
import type { StatesContext } from "../service-context.ts";

/** The map runs of an execution, oldest first. */
export function listMapRuns({ host, records }: StatesContext): Operation<ListMapRunsInput, ListMapRunsOutput> {
  return (input, { caller }) => {
    checkRequest(input, { executionArn: arn, maxResults: pageSize, nextToken: pageToken });
    const { executionArn = "" } = input;
    const { machine, execution } = findExecution(records, caller, executionArn);
    const list = { scope: `map runs ${executionArn}`, now: host.now() };
    const limit = pageLimit(input.maxResults);
    const after = Number(continueAfter(input.nextToken, list) ?? 0);
    const read = records.mapRuns.list(execution.id, { after, limit: limit + 1 });
    const { items, nextToken } = pageOf(read, { ...list, limit, positionOf: ({ id }) => id });
    const mapRuns = items.map((mapRun) => ({
      executionArn,
      mapRunArn: mapRun.arn,
      stateMachineArn: machineArn(machine, `${machine.name}/${mapRun.label}`),
      startDate: new Date(mapRun.started),
      ...(mapRun.stopped !== undefined && { stopDate: new Date(mapRun.stopped) }),
    }));
    return { mapRuns, ...(nextToken && { nextToken }) };
  };
}
