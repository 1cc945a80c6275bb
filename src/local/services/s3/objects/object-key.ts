import { AwsError } from "../../../aws-error.ts";

const maximumBytes = 1024;

/**
 * Checks a key: anything of 1 to 1,024 bytes in UTF-8.
 *
 * @throws AwsError `KeyTooLongError`, `InvalidArgument` for none
 */
export function checkKey(key: string | undefined): string {
  const size = Buffer.byteLength(key ?? "");
  if (size > maximumBytes) {
    throw new AwsError("KeyTooLongError", "Your key is too long", {
      statusCode: 400,
      members: { Size: size, MaxSizeAllowed: maximumBytes },
    });
  }
  if (!key) throw new AwsError("InvalidArgument", "Object key must not be empty", { statusCode: 400 });
  return key;
}
