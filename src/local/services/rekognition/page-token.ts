import { AwsError } from "../../aws-error.ts";

/** Writes the place a listing goes on after as a token that clients need not understand. */
export function writePageToken(place: string | number): string {
  return Buffer.from(JSON.stringify([place])).toString("base64url");
}

/**
 * Reads a token back.
 *
 * @throws AwsError InvalidPaginationTokenException for anything `writePageToken` did not write
 */
export function readPageToken(token: string): string | number {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    const [place]: unknown[] = Array.isArray(parsed) ? parsed : [];
    if (typeof place === "string" || typeof place === "number") return place;
  } catch {
    // Falls through: no token of ours.
  }
  throw new AwsError("InvalidPaginationTokenException", "Invalid Pagination Token");
}
