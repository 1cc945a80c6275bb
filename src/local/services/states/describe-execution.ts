import type { DescribeExecutionInput, DescribeExecutionOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../service.ts";
import type { ExecutionRecord } from "./records/executions.ts";
import { machineArn } from "./requests/arns.ts";
import { arn, checkRequest, includedData } from "./requests/constraints.ts";
import { findExecution } from "./requests/lookup.ts";
import type { StatesContext } from "./service-context.ts";

/** How an execution stands. */
export function describeExecution({
  records,
}: StatesContext): Operation<DescribeExecutionInput, DescribeExecutionOutput> {
  return (input, { caller }) => {
    checkRequest(input, { executionArn: arn, includedData });
    const { machine, execution } = findExecution(records, caller, input.executionArn ?? "");
    const { name, status, started, stopped, output, error, cause, traceHeader, version, alias } = execution;
    const stateMachineArn = machineArn(machine, machine.name);
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
      ...(version !== undefined && { stateMachineVersionArn: `${stateMachineArn}:${version}` }),
      ...(alias !== undefined && { stateMachineAliasArn: `${stateMachineArn}:${alias}` }),
      ...redriveState(execution),
    };
  };
}

function redriveState({ status }: ExecutionRecord) {
  if (status !== "RUNNING" && status !== "SUCCEEDED") return { redriveCount: 0, redriveStatus: "REDRIVABLE" } as const;
  return {
    redriveCount: 0,
    redriveStatus: "NOT_REDRIVABLE",
    redriveStatusReason: `Execution is ${status} and cannot be redriven`,
  } as const;
}
