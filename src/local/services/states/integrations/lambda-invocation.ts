import { callService, memberOf } from "./call-service.ts";
import type { Task } from "./integration.ts";

/** The answer of Lambda's Invoke. */
export interface Invocation {
  readonly statusCode: number;
  readonly payload: string;
  readonly failed: boolean;
  readonly executedVersion: string;
  readonly logResult: string | undefined;
}

/** Invokes a function as the task's role. Rejects with `AwsError` when Lambda refuses. */
export async function invokeLambda(task: Task, input: Record<string, unknown>): Promise<Invocation> {
  const answer = await callService(task, { service: "lambda", operation: "Invoke", input });
  const payload = memberOf(answer, "Payload");
  const logResult = memberOf(answer, "LogResult");
  return {
    statusCode: Number(memberOf(answer, "StatusCode") ?? 200),
    payload: payload instanceof Uint8Array ? Buffer.from(payload).toString() : "",
    failed: memberOf(answer, "FunctionError") !== undefined,
    executedVersion: String(memberOf(answer, "ExecutedVersion") ?? "$LATEST"),
    logResult: typeof logResult === "string" ? logResult : undefined,
  };
}
