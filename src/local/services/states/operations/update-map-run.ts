import type { UpdateMapRunInput, UpdateMapRunOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { checkRequest, longArn } from "../requests/constraints.ts";
import { invalidRequest } from "../requests/errors.ts";
import { findMapRun } from "../requests/map-runs.ts";
import type { StatesContext } from "../service-context.ts";

/** Changes how many children of a map run may run at once, and how many may fail. */
export function updateMapRun({ records, engine }: StatesContext): Operation<UpdateMapRunInput, UpdateMapRunOutput> {
  return (input, { caller }) => {
    const percentage = { min: 0, max: 100 };
    const count = { min: 0 };
    checkRequest(input, {
      mapRunArn: longArn,
      maxConcurrency: count,
      toleratedFailurePercentage: percentage,
      toleratedFailureCount: count,
    });
    const mapRun = findMapRun(records, caller, input.mapRunArn ?? "");
    if (mapRun.status !== "RUNNING")
      throw invalidRequest(`Map Run already completed: '${mapRun.arn}'`, "CANNOT_UPDATE_COMPLETED_MAP_RUN");
    const limits = {
      maxConcurrency: input.maxConcurrency ?? mapRun.maxConcurrency,
      toleratedCount: input.toleratedFailureCount ?? mapRun.toleratedCount,
      toleratedPercentage: input.toleratedFailurePercentage ?? mapRun.toleratedPercentage,
    };
    records.store.write(() => records.mapRuns.update(mapRun.id, limits));
    engine.mapRun(mapRun.arn)?.update(limits);
    return {};
  };
}
