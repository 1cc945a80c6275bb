/**
 * The bytes of a `Body` member, whatever form it has: streams come from the wire, texts and byte arrays from other
 * services of the endpoint, nothing when the request had no body.
 */
export async function* readContent(body: unknown): AsyncGenerator<Uint8Array> {
  if (body === undefined || body === null) return;
  if (typeof body === "string" || body instanceof Uint8Array) {
    yield toBytes(body);
    return;
  }
  if (!isAsyncIterable(body)) throw new TypeError("a body is a stream, a text or bytes");
  for await (const chunk of body) yield toBytes(chunk);
}

function toBytes(chunk: unknown): Uint8Array {
  if (typeof chunk === "string") return Buffer.from(chunk);
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError("a body's stream yields texts or bytes");
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
