import { AwsError } from "../../aws-error.ts";

/** Turns what dynalite rejects with into the service's error; what is no answer of its own stays as it is. */
export function toAwsError(error: unknown): unknown {
  if (isDiskFull(error)) {
    return new AwsError(
      "InternalServerError",
      "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
      { statusCode: 507 },
    );
  }
  if (!isAnswer(error)) return error;
  const { __type: type, message, Message, ...members } = error.body;
  const code = String(type).slice(String(type).lastIndexOf("#") + 1);
  return new AwsError(code, String(message ?? Message ?? ""), { statusCode: error.statusCode, members });
}

/** LevelDB tells the cause only in its text. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /No space left on device|ENOSPC/.test(error.message) || isDiskFull(error.cause);
}

interface DynaliteAnswer {
  readonly statusCode: number;
  readonly body: Record<string, unknown>;
}

function isAnswer(error: unknown): error is DynaliteAnswer {
  return (
    typeof error === "object" &&
    error !== null &&
    "statusCode" in error &&
    typeof error.statusCode === "number" &&
    "body" in error &&
    typeof error.body === "object" &&
    error.body !== null
  );
}
