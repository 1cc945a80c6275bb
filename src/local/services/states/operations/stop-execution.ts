import type { StopExecutionInput, StopExecutionOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { arn, checkRequest, errorCause, errorName } from "../requests/constraints.ts";
import { findExecution } from "../requests/lookup.ts";
import type { StatesContext } from "../service-context.ts";

/** Aborts a running execution; one that has ended is left as it is. */
export function stopExecution({
  host,
  records,
  engine,
}: StatesContext): Operation<StopExecutionInput, StopExecutionOutput> {
  return async (input, { caller }) => {
    checkRequest(input, { executionArn: arn, error: errorName, cause: errorCause });
    const { execution } = findExecution(records, caller, input.executionArn ?? "");
    const { error, cause } = input;
    await engine.stop(execution.id, { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) });
    return { stopDate: new Date(records.executions.get(execution.id)?.stopped ?? host.now()) };
  };
}
