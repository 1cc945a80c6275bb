import type { StartSyncExecutionInput, StartSyncExecutionOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { machineArn } from "../requests/arns.ts";
import { checkRequest, includedData } from "../requests/constraints.ts";
import { typeNotSupported } from "../requests/errors.ts";
import { checkMachineRole, readStartRequest } from "../requests/start-request.ts";
import type { StatesContext } from "../service-context.ts";

/** Runs an execution of an Express machine and responds when it has ended, also when it failed. */
export function startSyncExecution({
  records,
  engine,
  roles,
}: StatesContext): Operation<StartSyncExecutionInput, StartSyncExecutionOutput> {
  return async (input, { caller, signal }) => {
    checkRequest(input, { includedData });
    const asked = readStartRequest(records, caller, input);
    if (asked.machine.type !== "EXPRESS") throw typeNotSupported();
    await Promise.all([checkMachineRole({ engine, roles }, asked), engine.startTurn(caller, signal)]);
    const request = readStartRequest(records, caller, input);
    const { machine, name } = request;
    const { arn, started, ending } = await engine.startSync(request);
    const { outcome, at } = ending;
    const isShown = input.includedData !== "METADATA_ONLY";
    return {
      executionArn: arn,
      stateMachineArn: machineArn(machine, machine.name),
      name,
      startDate: new Date(started),
      stopDate: new Date(at),
      status: outcome.status === "ABORTED" ? "FAILED" : outcome.status,
      ...(isShown && { input: request.input }),
      inputDetails: { included: isShown },
      ...(outcome.status === "SUCCEEDED"
        ? { ...(isShown && { output: outcome.output }), outputDetails: { included: isShown } }
        : isShown && { error: outcome.error, cause: outcome.cause }),
      ...(input.traceHeader !== undefined && { traceHeader: input.traceHeader }),
      billingDetails: { billedDurationInMilliseconds: billedMilliseconds(at - started), billedMemoryUsedInMB: 64 },
    };
  };
}

/** Express executions are billed by started tenths of a second. */
function billedMilliseconds(duration: number): number {
  return Math.max(1, Math.ceil(duration / 100)) * 100;
}
