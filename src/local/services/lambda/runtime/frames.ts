import { writeSync } from "node:fs";

/** The file descriptor a function's process writes frames to. */
export const framesDescriptor = 4;

/**
 * The reports of a function's process to the endpoint. All of them go through one pipe, written synchronously, so that
 * log lines come before the result they belong to and nothing is lost when the process ends:
 *
 *     | kind (1 byte) | length (4 bytes, big-endian) | text (UTF-8) |
 */
export const frameKinds = {
  /** One log event, may hold line breaks. */
  log: 1,
  /** The function's own writes to stdout or stderr: one log event a line. */
  output: 2,
  /** The handler is loaded. No text. */
  ready: 3,
  /** Memory of the process in KiB, written before each result. */
  memory: 4,
  /** The handler's result as JSON. */
  result: 5,
  /** An error as JSON in the shape AWS's runtime reports. */
  error: 6,
  /** The same, of an error that also ends the process. */
  crash: 7,
} as const;

type FrameKind = (typeof frameKinds)[keyof typeof frameKinds];

export const frameHeaderLength = 5;

/** Writes one frame and returns when the pipe has taken it. */
export function writeFrame(kind: FrameKind, text: string): void {
  const length = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(frameHeaderLength + length);
  frame.writeUInt8(kind, 0);
  frame.writeUInt32BE(length, 1);
  frame.write(text, frameHeaderLength);
  for (let written = 0; written < frame.length;) written += writeSync(framesDescriptor, frame, written);
}
