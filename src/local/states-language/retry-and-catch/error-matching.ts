import { errorNames } from "../errors/error-names.ts";
import type { StatesError } from "../errors/states-error.ts";

/**
 * Whether `ErrorEquals` of a retrier or catcher names the error. `States.ALL` and `States.TaskFailed` are wildcards;
 * the second does not reach timeouts. States.Runtime can never be handled, unless by the special name a fault may have.
 *
 * @see https://states-language.net/spec.html#errors
 */
export function matchesError(errorEquals: readonly string[], error: StatesError): boolean {
  const isRuntime = error.error === errorNames.runtime;
  const names = new Set(isRuntime ? [error.alias] : [error.error, error.alias]);
  return errorEquals.some((wanted) => {
    if (names.has(wanted)) return true;
    if (isRuntime) return false;
    if (wanted === errorNames.all) return true;
    return wanted === errorNames.taskFailed && error.error !== undefined && !names.has(errorNames.timeout);
  });
}
