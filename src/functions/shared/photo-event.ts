/** The input of every step of the workflow: who uploaded which photo. */
interface PhotoEvent {
  /** The rider, as signed up. */
  readonly userId: string;
  /** Bucket that holds the photo. */
  readonly s3Bucket: string;
  /** Key of the photo as it came in, not decoded. */
  readonly s3Key: string;
}

/**
 * Checks the input of a function.
 *
 * @throws TypeError when one of the three members is missing or no text.
 */
export function parsePhotoEvent(event: unknown): PhotoEvent {
  return {
    userId: readText(event, "userId"),
    s3Bucket: readText(event, "s3Bucket"),
    s3Key: readText(event, "s3Key"),
  };
}

/**
 * The key under which the photo lies. Keys in S3's own notifications are URL-encoded, so `+` becomes a space and `%xx`
 * the character it stands for; a key that holds a real `+` or `%` does not survive this.
 *
 * @throws URIError when a `%` starts no valid sequence.
 */
export function decodeKey(s3Key: string): string {
  return decodeURIComponent(s3Key.replaceAll("+", " "));
}

/** The key in the form that `decodeKey` takes: it then gives the key as it is. */
export function encodeKey(key: string): string {
  return key.replaceAll("%", "%25").replaceAll("+", "%2B");
}

/** A member of an object of unknown shape; undefined when there is none. */
export function readMember(value: unknown, name: string | number): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * A text member of an object of unknown shape.
 *
 * @throws TypeError when it is missing or no text.
 */
export function readText(value: unknown, name: string): string {
  const text = readMember(value, name);
  if (typeof text !== "string") throw new TypeError(`The input needs a text in "${name}"`);
  return text;
}
