/**
 * The functions decode keys as they come in S3's notifications, where a plus is a space. A key that has a plus or a
 * percent sign is encoded, so that it arrives as it is.
 */
export function encodeKey(key: string): string {
  return key.replaceAll("%", "%25").replaceAll("+", "%2B");
}

/** The photo's key from an item: the functions keep it as they got it, encoded. */
export function decodeKey(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll("+", " "));
  } catch {
    return encoded;
  }
}

/** S3 takes keys of up to 1,024 bytes, and the thumbnail's key puts `resized-` in front. */
export const mostKeyBytes = 1024 - "resized-".length;
