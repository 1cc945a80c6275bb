/** Reads values out of text that comes in pieces; a value may begin in one piece and end in another. */
export interface PiecewiseReader<Value> {
  /** The values that end in this piece. */
  read(piece: string): Generator<Value>;
  /** The rest when the text is over. @throws SyntaxError when it breaks off in the middle */
  end(): Iterable<Value>;
}

/** The values of a text, while it comes in. */
export async function* readPiecewise<Value>(
  text: AsyncIterable<string>,
  reader: PiecewiseReader<Value>,
): AsyncGenerator<Value> {
  for await (const piece of text) yield* reader.read(piece);
  yield* reader.end();
}

/** The text of a body in UTF-8, without a byte order mark. */
export async function* decodeText(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const bytes of body) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}
