import type { RedriveExecutionInput, RedriveExecutionOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest } from "../requests/constraints.ts";
import { executionNotRedrivable } from "../requests/errors.ts";
import { findExecution } from "../requests/lookup.ts";
import { redriveState } from "../requests/redrive-state.ts";
import type { StatesContext } from "../service-context.ts";

/**
 * Continues an execution that did not succeed from where it failed. The same client token within 15 minutes returns the
 * redrive it was first used for.
 */
export function redriveExecution({
  host,
  records,
  engine,
}: StatesContext): Operation<RedriveExecutionInput, RedriveExecutionOutput> {
  return async (input, { caller }) => {
    checkRequest(input, { executionArn: arn, clientToken: { min: 1, max: 64, pattern: "[!-~]+" } });
    const { executionArn = "", clientToken } = input;
    const { id } = findExecution(records, caller, executionArn).execution;
    const earlier = clientToken === undefined ? undefined : records.executions.redriveOf(id, clientToken, host.now());
    if (earlier !== undefined) return { redriveDate: new Date(earlier) };
    await engine.settled(id);
    const found = findExecution(records, caller, executionArn);
    const { redriveStatus, redriveStatusReason } = redriveState(records.executions, found, host.now());
    if (redriveStatus === "REDRIVABLE_BY_MAP_RUN")
      throw executionNotRedrivable("Execution can only be redriven by its Map Run");
    if (redriveStatus !== "REDRIVABLE") throw executionNotRedrivable(redriveStatusReason ?? "");
    const redriveDate = await engine.redrive(found.execution, clientToken);
    if (redriveDate === undefined) throw executionNotRedrivable("Execution is RUNNING and cannot be redriven");
    return { redriveDate: new Date(redriveDate) };
  };
}
