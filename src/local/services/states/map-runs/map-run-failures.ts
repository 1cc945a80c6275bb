import { StatesError } from "../../../states-language/index.ts";

/** The failure of a distributed Map state whose items cannot be read. */
export const itemReaderFailed = (cause: string): StatesError =>
  new StatesError({ error: "States.ItemReaderFailed", cause });

/** The failure of a distributed Map state whose results cannot be written. */
export const resultWriterFailed = (cause: string): StatesError =>
  new StatesError({ error: "States.ResultWriterFailed", cause });

/** The failure of a distributed Map state of which more items failed than it tolerates. */
export const tooManyFailures = (): StatesError =>
  new StatesError({
    error: "States.ExceedToleratedFailureThreshold",
    cause: "The specified tolerated failure threshold was exceeded",
  });

/** Returns a thrown error as an error of the language. */
export function failureOf(thrown: unknown): StatesError {
  if (thrown instanceof StatesError) return thrown;
  return new StatesError({ error: "States.Runtime", cause: thrown instanceof Error ? thrown.message : String(thrown) });
}
