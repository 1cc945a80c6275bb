import { Writable } from "node:stream";
import type { Handler } from "./load-handler.ts";

/** The text that a handler wrote to its stream: the payload as it is, not as JSON. */
export class StreamedText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type StreamingHandler = (event: unknown, stream: Writable, context: object) => unknown;

/** Separates the metadata of an answer over HTTP from its body. */
const prelude = Buffer.alloc(8);

/**
 * Gives functions the global `awslambda` of AWS's runtime. A streaming handler's stream is gathered, as Invoke does on
 * AWS: the caller gets the whole of it when the handler has ended it.
 */
export function offerStreaming(): void {
  Object.assign(globalThis, {
    awslambda: {
      streamifyResponse: (handler: StreamingHandler): Handler => gather(handler),
      HttpResponseStream: {
        from(stream: Writable, metadata: object): Writable {
          stream.write(JSON.stringify(metadata));
          stream.write(prelude);
          return stream;
        },
      },
    },
  });
}

/** Two parameters, because a third would be a callback. */
function gather(handler: StreamingHandler): Handler {
  return async (event, context) => {
    const pieces: Buffer[] = [];
    const stream = new Writable({
      write(piece: Buffer, _encoding, done) {
        pieces.push(Buffer.from(piece));
        done();
      },
    });
    const finished = new Promise((resolve, reject) => stream.once("finish", resolve).once("error", reject));
    Object.assign(stream, { setContentType() {} });
    await Promise.all([finished, handler(event, stream, context)]);
    return new StreamedText(Buffer.concat(pieces).toString("utf8"));
  };
}
