import type { Integration, Task, TaskFailure } from "./integration.ts";
import { exceedsLimit, tooLargeResult } from "./result-limit.ts";

/** One call to a service: parameters in, result out; `fail` names what the service refuses. */
interface ServiceRequest {
  /** `lambda`, `dynamodb`, … */
  readonly resourceType: string;
  send(task: Task, parameters: Record<string, unknown>): Promise<unknown>;
  fail(error: unknown): Promise<TaskFailure>;
}

/**
 * `Resource: arn:aws:states:::SERVICE:ACTION`, with or without `.waitForTaskToken`. With a token, the request's answer
 * is only the submission: the result comes with the token.
 */
export function requestIntegration({ resourceType, send, fail }: ServiceRequest): Integration {
  return async (task, report) => {
    if (task.submitted !== undefined) return;
    report.started();
    try {
      const output = JSON.stringify(await send(task, readParameters(task.input)));
      if (exceedsLimit(output)) report.failed(tooLargeResult(resourceType));
      else if (task.taskToken === undefined) report.succeeded(output);
      else report.submitted(output);
    } catch (error) {
      report.failed(await fail(error));
    }
  };
}

/** A failure found by an integration itself, not by the service it calls. */
export class TaskFailed extends Error {
  readonly failure: TaskFailure;

  constructor(failure: TaskFailure) {
    super(failure.cause);
    this.failure = failure;
  }
}

/** `input` is JSON text; anything but an object counts as an object without members. */
export function readParameters(input: string): Record<string, unknown> {
  const read: unknown = JSON.parse(input);
  return typeof read === "object" && read !== null && !Array.isArray(read) ? { ...read } : {};
}
