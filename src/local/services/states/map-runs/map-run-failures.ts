import { StatesError } from "../../../states-language/index.ts";

/** What a distributed Map state fails with when its items cannot be read. */
export const itemReaderFailed = (cause: string): StatesError =>
  new StatesError({ error: "States.ItemReaderFailed", cause });

/** What it fails with when its results cannot be written. */
export const resultWriterFailed = (cause: string): StatesError =>
  new StatesError({ error: "States.ResultWriterFailed", cause });

/** What it fails with when more items failed than it puts up with. */
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
