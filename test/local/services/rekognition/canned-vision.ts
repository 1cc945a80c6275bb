import type { ContentRating } from "../../../../src/local/vision/content/content.ts";
import type { FaceDescription, PhotoAnalysis } from "../../../../src/local/vision/faces/faces.ts";
import type { FoundObject } from "../../../../src/local/vision/content/objects.ts";
import type { Vision } from "../../../../src/local/vision/vision.ts";

/**
 * A face whose descriptor distinguishes people by a number: the same number is the same person, numbers that differ by
 * 1 are as far apart as two people.
 */
export function makeFace(person: number, changes: Partial<FaceDescription> = {}): FaceDescription {
  const sure = { value: false, confidence: 99 };
  return {
    box: { left: 0.25, top: 0.125, width: 0.5, height: 0.5 },
    confidence: 99.5,
    landmarks: ["eyeLeft", "eyeRight", "mouthLeft", "mouthRight", "nose", "chinBottom"].map((name, index) => ({
      name,
      x: 0.3 + index / 100,
      y: 0.4,
    })),
    pose: { roll: 1, yaw: 2, pitch: 3 },
    quality: { brightness: 60, sharpness: 80 },
    age: 40,
    male: 0.25,
    expressions: { neutral: 0.2, happy: 0.7, sad: 0.1, angry: 0, fearful: 0, disgusted: 0, surprised: 0 },
    traits: {
      smile: { value: true, confidence: 97 },
      eyeglasses: sure,
      sunglasses: sure,
      beard: { value: false, confidence: 50 },
      mustache: { value: false, confidence: 50 },
      eyesOpen: { value: true, confidence: 98 },
      mouthOpen: sure,
      occluded: sure,
    },
    eyeDirection: { yaw: 4, pitch: 5, confidence: 80 },
    descriptor: Float32Array.from({ length: 128 }, (_, index) => (index === 0 ? person : 0.1)),
    ...changes,
  };
}

const harmless: ContentRating = { drawing: 0, hentai: 0, neutral: 1, porn: 0, sexy: 0 };

/** An engine that answers with the same faces for every photo, or fails. For tests of everything around the engine. */
export function cannedVision(
  answer: { faces: readonly FaceDescription[]; objects?: readonly FoundObject[]; content?: ContentRating } | Error,
): Vision & { asked: number } {
  const reply = <Found>(found: (answers: Exclude<typeof answer, Error>) => Found): Promise<Found> => {
    vision.asked++;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(found(answer));
  };
  const vision = {
    asked: 0,
    describe: (): Promise<PhotoAnalysis> => reply(({ faces }) => ({ width: 100, height: 100, faces })),
    findObjects: () => reply(({ objects = [] }) => objects),
    rateContent: () => reply(({ content = harmless }) => content),
    processIds: () => [],
    close: () => Promise.resolve(),
  };
  return vision;
}

/** A PNG header that promises an image of some size; nothing follows it. */
export function pngHeader(width = 100, height = 100): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.write("89504e470d0a1a0a0000000d49484452", "hex");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
