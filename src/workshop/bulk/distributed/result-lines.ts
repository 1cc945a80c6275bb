/**
 * The objects of a result file, as JSON texts, one after the other: of a file with an object on each line, and of one
 * with a single array, as ResultWriter wrote them before it knew JSON Lines. No more than one object is in memory.
 */
export async function* readResultObjects(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = "";
  let [depth, isInText, isEscaped, start, at] = [0, false, false, -1, 0];
  for await (const piece of pieces) {
    text += decoder.decode(piece, { stream: true });
    for (; at < text.length; at += 1) {
      const character = text[at];
      if (isEscaped) isEscaped = false;
      else if (isInText) {
        if (character === "\\") isEscaped = true;
        else if (character === '"') isInText = false;
      } else if (character === '"') isInText = true;
      else if (character === "{") {
        if (depth === 0) start = at;
        depth += 1;
      } else if (character === "}") {
        depth -= 1;
        if (depth === 0) {
          yield text.slice(start, at + 1);
          start = -1;
        }
      }
    }
    const kept = start === -1 ? text.length : start;
    text = text.slice(kept);
    at -= kept;
    if (start !== -1) start = 0;
  }
}
