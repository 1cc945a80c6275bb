import type { DescribeMapRunInput, DescribeMapRunOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import type { Counts } from "../records/map-runs.ts";
import { checkRequest, longArn } from "../requests/constraints.ts";
import { findMapRun, parentArn } from "../requests/map-runs.ts";
import type { StatesContext } from "../service-context.ts";

/** Describes a map run: the counts of its children by status. */
export function describeMapRun({
  records,
  engine,
}: StatesContext): Operation<DescribeMapRunInput, DescribeMapRunOutput> {
  return (input, { caller }) => {
    checkRequest(input, { mapRunArn: longArn });
    const mapRun = findMapRun(records, caller, input.mapRunArn ?? "");
    const counts = engine.mapRun(mapRun.arn)?.tally.counts() ?? mapRun.counts;
    return {
      mapRunArn: mapRun.arn,
      executionArn: parentArn(records, mapRun),
      status: mapRun.status,
      startDate: new Date(mapRun.started),
      ...(mapRun.stopped !== undefined && { stopDate: new Date(mapRun.stopped) }),
      maxConcurrency: mapRun.maxConcurrency,
      toleratedFailurePercentage: mapRun.toleratedPercentage,
      toleratedFailureCount: mapRun.toleratedCount,
      itemCounts: shownCounts(counts.items),
      executionCounts: shownCounts(counts.executions),
      redriveCount: mapRun.redrives,
      ...(mapRun.redriven !== undefined && { redriveDate: new Date(mapRun.redriven) }),
    };
  };
}

function shownCounts(counts: Counts) {
  return { ...counts, failuresNotRedrivable: 0, pendingRedrive: counts.pendingRedrive ?? 0 };
}
