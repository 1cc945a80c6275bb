import { AwsError } from "../../aws-error.ts";
import type { Caller } from "../../service.ts";
import { countErrors } from "./counted-errors.ts";
import { withClientNames } from "./expressions/attribute-names.ts";

/**
 * Turns what dynalite rejects with into the service's error; anything else stays as it is.
 *
 * @param operation as AWS names it
 * @param principal who calls, where that is known: dynalite names its own user
 */
export function toAwsError(error: unknown, operation: string, principal?: Caller["principal"]): unknown {
  if (isDiskFull(error)) {
    return new AwsError(
      "InternalServerError",
      "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
      { statusCode: 507, localFault: "disk-full" },
    );
  }
  if (isDamage(error)) return damagedTables();
  if (!isAnswer(error)) return error;
  const { __type: type, message, Message, ...members } = error.body;
  const code = String(type).slice(String(type).lastIndexOf("#") + 1);
  const text = withClientNames(String(message ?? Message ?? ""));
  const named = principal ? text.replace(/^User: arn:aws:iam::\d*:dynalite /, `User: ${principal.arn} `) : text;
  const worded = code === "ValidationException" ? countErrors(operation, named) : named;
  return new AwsError(code, worded, { statusCode: error.statusCode, members });
}

/** LevelDB names the cause only in its text. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    /No space left on device|File too large|Disk quota exceeded|ENOSPC|EFBIG|EDQUOT/.test(error.message) ||
    isDiskFull(error.cause)
  );
}

/**
 * Whether LevelDB found its files damaged, or could not open them at all; a full disk and a lock are recognised before.
 */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  if (code === "LEVEL_CORRUPTION" || error.message.startsWith("Corruption:")) return true;
  const cause = error.cause instanceof Error && "code" in error.cause ? error.cause.code : undefined;
  return (
    (code === "LEVEL_DATABASE_NOT_OPEN" && cause !== undefined && cause !== "LEVEL_LOCKED") || isDamage(error.cause)
  );
}

/** The answer while LevelDB cannot read its files. SDKs repeat an `InternalServerError`, which would not help. */
function damagedTables(): AwsError {
  return new AwsError(
    "InternalFailure",
    "The tables of the local endpoint are damaged. `npx wildrydes local reset` deletes everything and begins anew.",
    { statusCode: 507, localFault: "tables-damaged" },
  );
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
