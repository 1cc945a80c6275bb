/** A redrive could not be written: the execution is as it was. */
export class RedriveNotWrittenError extends Error {
  override readonly name = "RedriveNotWrittenError";
}
