import { hash } from "node:crypto";

/** A key of HMAC-SHA-256, as the two blocks that its hashes begin with. */
export interface HmacKey {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

/** Bytes of a block and of a digest of SHA-256. */
const blockSize = 64;
const digestSize = 32;

/** Prepares a key for many messages (RFC 2104, section 2). */
export function prepareHmacKey(key: Uint8Array): HmacKey {
  const whole = key.length > blockSize ? hash("sha256", key, "buffer") : key;
  const block = (pad: number): Buffer =>
    Buffer.from(Array.from({ length: blockSize }, (_, at) => pad ^ (whole[at] ?? 0)));
  return { inner: block(0x36), outer: block(0x5c) };
}

/**
 * HMAC-SHA-256 of a text. `createHmac` makes an object of OpenSSL for each message, which took a sixteenth of the time
 * of a short request; two hashes at once take a quarter of that.
 */
export function hmacSha256({ inner, outer }: HmacKey, text: string): Buffer {
  const message = Buffer.allocUnsafe(blockSize + Buffer.byteLength(text));
  inner.copy(message);
  message.write(text, blockSize);
  const digests = Buffer.allocUnsafe(blockSize + digestSize);
  outer.copy(digests);
  hash("sha256", message, "buffer").copy(digests, blockSize);
  return hash("sha256", digests, "buffer");
}
