import { errorNames } from "../errors/error-names.ts";
import type { StatesError } from "../errors/states-error.ts";

/**
 * Whether `ErrorEquals` of a retrier or catcher names the error. `States.ALL` and `States.TaskFailed` are wildcards;
 * neither reaches States.Runtime, and the second does not reach timeouts.
 */
export function matchesError(errorEquals: readonly string[], error: StatesError): boolean {
  const names = new Set([error.error, error.alias]);
  return errorEquals.some((wanted) => {
    if (names.has(wanted)) return true;
    if (error.error === errorNames.runtime) return false;
    if (wanted === errorNames.all) return true;
    return wanted === errorNames.taskFailed && error.error !== undefined && !names.has(errorNames.timeout);
  });
}
