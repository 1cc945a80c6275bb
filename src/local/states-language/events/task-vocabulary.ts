import type { EventContent } from "../execution/history.ts";

/**
 * The names of the events of a task. They depend on what its `Resource` is.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface TaskVocabulary {
  /** The name of the task in the error text about an oversized result. */
  readonly name: string;
  /** When the clocks of the task begin to run: `TimeoutSeconds` and `HeartbeatSeconds` count from there. */
  readonly clocksFrom: "scheduling" | "start";
  scheduled(task: ScheduledTask): EventContent;
  started(workerName: string | undefined): EventContent;
  submitted(output: string): EventContent;
  succeeded(output: string): EventContent;
  failed(failure: TaskFailure): EventContent;
  timedOut(failure: TaskFailure): EventContent;
}

export interface ScheduledTask {
  /** JSON text. */
  readonly input: string;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly roleArn: string | undefined;
}

export interface TaskFailure {
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** Present when the request itself was refused. */
  readonly phase?: "schedule" | "start" | "submit" | undefined;
}

/** Members of a Scheduled event that are there only when the state asks for them. */
export function optionalMembers(task: ScheduledTask): Record<string, unknown> {
  return {
    ...(task.timeoutSeconds === undefined ? {} : { timeoutInSeconds: task.timeoutSeconds }),
    ...(task.heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: task.heartbeatSeconds }),
    ...(task.roleArn === undefined ? {} : { taskCredentials: { roleArn: task.roleArn } }),
  };
}
