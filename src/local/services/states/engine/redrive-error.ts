/** A redrive could not be written: the execution is unchanged. */
export class RedriveNotWrittenError extends Error {
  override readonly name = "RedriveNotWrittenError";
}
