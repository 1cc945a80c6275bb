import { errorNames } from "./errors/error-names.ts";
import { StatesError } from "./errors/states-error.ts";

/**
 * The most bytes of UTF-8 that the input, the output or the result of a state may take.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const mostPayloadBytes = 256 * 1024;

/** Whether a JSON text is larger than a state may take or give. */
export function exceedsPayloadLimit(text: string): boolean {
  return text.length * 3 > mostPayloadBytes && Buffer.byteLength(text) > mostPayloadBytes;
}

/** @param name of the state or of what its task calls */
export function dataLimitExceeded(name: string): StatesError {
  return new StatesError({
    error: errorNames.dataLimitExceeded,
    cause: `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  });
}
