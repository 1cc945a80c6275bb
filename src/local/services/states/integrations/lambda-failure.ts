import { optimisedFailure } from "./service-failure.ts";
import type { TaskFailure } from "./integration.ts";

/** An answer of Lambda's Invoke as far as tasks need it. `payload` is the text of the payload. */
interface FunctionFailure {
  readonly payload: string;
  /** The cause as it is shown: the payload as it came, or written anew. */
  readonly shown: string;
}

/** Rejects with the error that Lambda itself answered. */
export const refusedInvocation = (error: unknown): Promise<TaskFailure> =>
  optimisedFailure(error, {
    service: "lambda",
    prefix: "Lambda",
    base: "AWSLambdaException",
    shownService: "AWSLambda",
  });

/** Returns what the function threw: its `errorType` is the error. */
export function functionFailure({ payload, shown }: FunctionFailure): TaskFailure {
  const errorType = readErrorType(payload);
  if (errorType !== undefined) return { error: errorType, cause: shown };
  const cause = `The cause could not be determined because Lambda did not return an error type. Returned payload: ${payload}`;
  return { error: "Lambda.Unknown", cause };
}

function readErrorType(payload: string): string | undefined {
  try {
    const read: unknown = JSON.parse(payload);
    if (typeof read !== "object" || read === null || !("errorType" in read)) return undefined;
    return typeof read.errorType === "string" ? read.errorType : undefined;
  } catch {
    return undefined;
  }
}
