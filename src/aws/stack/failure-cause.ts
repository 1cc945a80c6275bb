import { isInProgress } from "./stack-operation.ts";

/** Why a deployment failed, where that decides what helps. */
type FailureCause = "exists" | "quota" | "organization" | "denied" | "deleted";

/** AWS's words in the reason of a resource that failed, with the handler's error code where there is one. */
const causes: readonly (readonly [FailureCause, RegExp])[] = [
  ["exists", /HandlerErrorCode: AlreadyExists|already exists/i],
  ["quota", /HandlerErrorCode: ServiceLimitExceeded|(limit|quota)s? (has been |was )?exceeded|LimitExceeded/i],
  ["organization", /with an explicit deny in a (service|resource) control policy/i],
  ["denied", /HandlerErrorCode: AccessDenied|is not authorized to perform/i],
];

/**
 * Reads the cause of a failed deployment from the reasons of its resources.
 *
 * @param status of the stack; undefined when it is gone
 */
export function findFailureCause(status: string | undefined, reasons: readonly string[]): FailureCause | undefined {
  if (status === undefined || (status.startsWith("DELETE_") && !isInProgress(status))) return "deleted";
  return causes.find(([, words]) => reasons.some((reason) => words.test(reason)))?.[0];
}
