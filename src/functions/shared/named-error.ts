/**
 * An error that Lambda reports, and a state machine can catch, by the given name: the runtime takes `errorType` from
 * the error's `name` and the first line of `trace` from its stack.
 */
export function createNamedError(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  Error.captureStackTrace(error, createNamedError);
  return error;
}

/** True for an error of that name, such as an exception of an AWS service. */
export function isNamedError(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name;
}
