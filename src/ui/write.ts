/** Writes a result to stdout; resolves when it is out, or when nobody reads it any more. */
export function writeResult(text: string): Promise<void> {
  return writeTo(process.stdout, text);
}

/** Writes anything that is no result, to stderr. */
export function writeAside(text: string): Promise<void> {
  return writeTo(process.stderr, text);
}

function writeTo(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    stream.write(text.endsWith("\n") ? text : `${text}\n`, () => resolve());
  });
}
