import { frameHeaderLength } from "../runtime/frames.ts";

/** Takes a pipe's chunks and gives `onFrame` each whole frame, in order. */
export function createFrameReader(onFrame: (kind: number, text: string) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = frameHeaderLength;

  return (chunk) => {
    parts.push(chunk);
    held += chunk.length;
    // A result of megabytes comes in many chunks: they are joined once it is whole, not at each of them.
    while (held >= wanted) {
      const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      parts = [bytes];
      const end = frameHeaderLength + bytes.readUInt32BE(1);
      if (held < end) {
        wanted = end;
        return;
      }
      onFrame(bytes.readUInt8(0), bytes.toString("utf8", frameHeaderLength, end));
      parts = [bytes.subarray(end)];
      held -= end;
      wanted = frameHeaderLength;
    }
  };
}
