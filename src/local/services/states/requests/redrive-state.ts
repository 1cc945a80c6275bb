import type { ExecutionStatus } from "@aws-sdk/client-sfn";

/** Whether an execution could be redriven, as DescribeExecution tells it. */
export function redriveState(status: ExecutionStatus) {
  if (status !== "RUNNING" && status !== "SUCCEEDED") return { redriveCount: 0, redriveStatus: "REDRIVABLE" } as const;
  return {
    redriveCount: 0,
    redriveStatus: "NOT_REDRIVABLE",
    redriveStatusReason: `Execution is ${status} and cannot be redriven`,
  } as const;
}
