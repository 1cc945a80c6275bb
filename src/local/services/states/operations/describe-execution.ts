import type { DescribeExecutionInput, DescribeExecutionOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { machineArn } from "../requests/arns.ts";
import { arn, checkRequest, includedData } from "../requests/constraints.ts";
import { redriveState } from "../requests/redrive-state.ts";
import { findExecutionOrExpressChild } from "../requests/lookup.ts";
import type { StatesContext } from "../service-context.ts";

/** Describes an execution. Of Express executions, AWS also knows only the children of map runs. */
export function describeExecution({
  host,
  records,
  engine,
}: StatesContext): Operation<DescribeExecutionInput, DescribeExecutionOutput> {
  return (input, { caller }) => {
    checkRequest(input, { executionArn: arn, includedData });
    const found = findExecutionOrExpressChild(records, caller, input.executionArn ?? "");
    const { machine, execution, mapRun } = found;
    engine.checkStored(execution.id);
    const { name, status, started, stopped, output, error, cause, traceHeader, version, alias } = execution;
    const stateMachineArn = machineArn(machine, mapRun ? `${machine.name}/${mapRun.label}` : machine.name);
    const isShown = input.includedData !== "METADATA_ONLY";
    return {
      executionArn: input.executionArn,
      stateMachineArn,
      name,
      status,
      startDate: new Date(started),
      ...(stopped !== undefined && { stopDate: new Date(stopped) }),
      ...(isShown && { input: execution.input }),
      inputDetails: { included: isShown },
      ...(output !== undefined && { ...(isShown && { output }), outputDetails: { included: isShown } }),
      ...(isShown && error !== undefined && { error }),
      ...(isShown && cause !== undefined && { cause }),
      ...(traceHeader !== undefined && { traceHeader }),
      ...(mapRun && { mapRunArn: mapRun.arn }),
      ...(version !== undefined && { stateMachineVersionArn: `${stateMachineArn}:${version}` }),
      ...(alias !== undefined && { stateMachineAliasArn: `${stateMachineArn}:${alias}` }),
      ...redriveState(records.executions, found, host.now()),
    };
  };
}
