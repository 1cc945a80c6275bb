import { Readable } from "node:stream";
import { makeHost } from "../service-host.ts";
import { pngHeader } from "./canned-vision.ts";

/** A host whose every object is a photo. */
export interface PhotoHost extends ReturnType<typeof makeHost> {
  /** The photo's user-defined metadata. */
  metadata: Readonly<Record<string, string>>;
  /** The service's lines of the log. */
  readonly lines: string[];
}

export function openPhotoHost(): PhotoHost {
  const lines: string[] = [];
  const host: PhotoHost = {
    ...makeHost({
      answer: () => Promise.resolve({ Body: Readable.from([pngHeader()]), Metadata: host.metadata }),
    }),
    metadata: {},
    lines,
    log: (line) => lines.push(line),
  };
  return host;
}
