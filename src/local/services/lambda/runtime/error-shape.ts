import { types } from "node:util";

const ownFolder = new URL(".", import.meta.url).href;

/** An error as AWS's Node runtime reports it. */
export interface ReportedError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** An error of the runtime itself, such as `Runtime.HandlerNotFound`. */
export function runtimeError(type: string, message: string, stack?: string): Error {
  const error = new Error(message);
  // Not an own property that the log would show, as it is none of AWS's errors.
  Object.defineProperty(error, "name", { value: `Runtime.${type}`, enumerable: false });
  error.stack = stack ?? `${error.name}: ${message}`;
  return error;
}

/**
 * Puts whatever was thrown into the shape a caller of Invoke gets. Objects count as errors when they are `Error`s or
 * look like one, as those of `Thing.prototype = new Error()` do; their `errorType` is their `name`.
 */
export function reportError(thrown: unknown): ReportedError {
  try {
    if (isErrorLike(thrown)) {
      return { errorType: thrown.name, errorMessage: thrown.message, trace: readTrace(thrown.stack) };
    }
    return { errorType: typeof thrown, errorMessage: toText(thrown), trace: [] };
  } catch {
    return {
      errorType: "handled",
      errorMessage:
        "callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack",
    };
  }
}

/** The text AWS's runtime writes to the log for an error: all its own properties, the stack as a list of lines. */
export function describeError(thrown: unknown): string {
  const error = toError(thrown);
  try {
    return JSON.stringify(error, (_key, value: unknown) => (value instanceof Error ? withOwnProperties(value) : value));
  } catch {
    return JSON.stringify(reportError(error));
  }
}

/** An error itself, or what else was thrown as the message of one. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(reportError(thrown).errorMessage);
}

function withOwnProperties(error: Error): Record<string, unknown> {
  const code = "code" in error ? error.code : undefined;
  const shown = Object.assign({ errorType: error.name, errorMessage: error.message, code }, error);
  return { ...shown, stack: error.stack?.split("\n") };
}

/** A stack down to where this runtime called the function: what is below says nothing about the function. */
function readTrace(stack: unknown): string[] {
  if (typeof stack !== "string") return [];
  const lines = stack.split("\n");
  const end = lines.findIndex((line) => line.includes(ownFolder));
  return end < 0 ? lines : lines.slice(0, end);
}

function isErrorLike(thrown: unknown): thrown is Error {
  if (types.isNativeError(thrown) || thrown instanceof Error) return true;
  if (typeof thrown !== "object" || thrown === null) return false;
  return ["name", "message", "stack"].every((key) => {
    const value: unknown = Reflect.get(thrown, key);
    return typeof value === "string" && value !== "";
  });
}

function toText(thrown: unknown): string {
  // An object without toString throws here, which is what the last resort above is for.
  return `${thrown}`;
}
