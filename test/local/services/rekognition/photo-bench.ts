import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll } from "vitest";
import { packageRoot } from "../../../../src/entry-point.ts";
import { createRekognitionService } from "../../../../src/local/services/rekognition/service.ts";
import { createVision } from "../../../../src/local/vision/vision.ts";
import { pngChunk } from "../../../support/png.ts";
import { ask, makeHost } from "../service-host.ts";

export const happy = readFileSync(join(packageRoot, "templates", "photos", "1_happy_face.jpg"));
export const invalidFormat = "InvalidImageFormatException: Request has invalid image format";
export const tooLarge = "ImageTooLargeException: Image size is too large";

/** Rekognition with a vision process of the file's own. */
export function useVision() {
  const vision = createVision({ maximumProcesses: 1 });
  let host: ReturnType<typeof makeHost>;
  beforeAll(() => {
    host = makeHost();
  });
  afterAll(async () => {
    await vision.close();
    host.remove();
  });
  const detect = (bytes: Uint8Array) =>
    ask(createRekognitionService(host, vision), "DetectFaces", { Image: { Bytes: bytes } });
  return {
    vision,
    host: () => host,
    detect,
    async countFaces(bytes: Uint8Array): Promise<number | undefined> {
      const { FaceDetails } = await detect(bytes);
      return Array.isArray(FaceDetails) ? FaceDetails.length : undefined;
    },
    /** The most memory the vision process ever had, in megabytes, where the system tells it. */
    peakMegabytes(): number {
      if (process.platform !== "linux") return 0;
      const status = readFileSync(`/proc/${vision.processIds()[0]}/status`, "utf8");
      return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) / 1024;
    },
  };
}

/** Puts chunks right behind a PNG's header. */
export function insertChunks(png: Buffer, ...chunks: readonly Buffer[]): Buffer {
  const behindHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, behindHeader), ...chunks, png.subarray(behindHeader)]);
}

/** A compressed text or profile of 300 megabytes. */
export function unfoldingChunk(type: "zTXt" | "iCCP"): Buffer {
  const name = type === "zTXt" ? "Comment" : "Profile";
  const zeros = deflateSync(Buffer.alloc(300_000_000), { level: 1 });
  return pngChunk(type, Buffer.concat([Buffer.from(`${name}\0\0`, "latin1"), zeros]));
}
