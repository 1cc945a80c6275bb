import { hash } from "node:crypto";
import { isUserId } from "../../user-id.ts";

/**
 * A user id from any name of a file or folder. A name that Rekognition takes is the id. In any other, each run of other
 * characters becomes `_`, and eight hexadecimal digits of the name's SHA-1 distinguish different names. Names are
 * normalised first (NFC): macOS and Linux write the same Hangul differently.
 */
export function makeUserId(name: string): string {
  if (isUserId(name)) return name;
  const whole = name.normalize("NFC");
  const kept = whole.replaceAll(/[^a-zA-Z0-9_.\-:]+/g, "_").slice(0, 200);
  return `${kept}-${hash("sha1", whole, "hex").slice(0, 8)}`;
}
