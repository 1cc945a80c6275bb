import { invalidArgument } from "../s3-errors.ts";

/** The most entries S3 puts on a page, whatever a client asks for. */
export const pageLimit = 1000;

/** @throws AwsError `InvalidArgument` for a negative number */
export function readLimit(name: string, value: number | undefined): number {
  if (value === undefined) return pageLimit;
  if (value >= 0 && value <= 2_147_483_647) return Math.min(value, pageLimit);
  throw invalidArgument(`Argument ${name} must be an integer between 0 and 2147483647`, name, `${value}`);
}

/**
 * The function that writes keys and prefixes of an answer: as they are, or encoded for URLs where a client asks for
 * that because XML cannot hold every character.
 *
 * @throws AwsError `InvalidArgument` for any other encoding
 */
export function readEncoding(encodingType: string | undefined): (text: string) => string {
  if (encodingType === undefined) return (text) => text;
  if (encodingType === "url") return encodeForUrl;
  throw invalidArgument("Invalid Encoding Method specified in Request", "encoding-type", encodingType);
}

/** The encoding of web forms, but for the slash, which stays. */
function encodeForUrl(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+")
    .replaceAll("%2F", "/");
}
