/**
 * The program of a vision process: loads the networks, then analyses one photo after the other for its parent. It ends
 * when the parent is gone. Inference blocks a thread for a tenth of a second and takes 500 MB, and a crash in native code
 * ends a process: none of that may happen to the daemon.
 */
import sharp from "sharp";
import { endWithParent } from "../end-with-parent.ts";
import { decodePhoto } from "./image/decode-photo.ts";
import { describePhoto } from "./describe-photo.ts";
import { findObjects } from "./content/find-objects.ts";
import { type PhotoFinding, type Question, type VisionAnswer, isAnalysisRequest } from "./messages.ts";
import { loadModels } from "./models.ts";
import { loadContentClassifier } from "./networks/content-classifier.ts";
import { loadObjectDetector } from "./networks/object-detector.ts";
import type { FoundObject } from "./content/objects.ts";
import type { PixelImage, Square } from "./image/pixel-image.ts";
import { rateContent } from "./content/rate-content.ts";

// The end of the channel is noticed between two photos only, and one with hundreds of faces takes a minute.
endWithParent();
// One photo at a time: more threads and a cache of decoded images would only take memory.
sharp.cache(false);
sharp.concurrency(1);

const loading = loadModels();
let objectDetector: ReturnType<typeof loadObjectDetector> | undefined;
let contentClassifier: ReturnType<typeof loadContentClassifier> | undefined;

process.on("message", (message) => {
  if (isAnalysisRequest(message)) void respond(message.question, message.photo);
});

loading.then(
  () => answer({ kind: "ready" }),
  (error: unknown) => answer({ kind: "failed", reason: reasonOf(error) }),
);

async function respond(question: Question, photo: Uint8Array): Promise<void> {
  try {
    const image = await decode(photo);
    answer(image ? await analyse(question, image) : { kind: "undecodable" });
  } catch (error) {
    answer({ kind: "failed", reason: reasonOf(error) });
  }
}

async function decode(photo: Uint8Array): Promise<PixelImage | undefined> {
  try {
    return await decodePhoto(photo);
  } catch {
    return undefined;
  }
}

/** Only faces are asked about often: the networks for anything else are read when they are first needed. */
async function analyse(question: Question, image: PixelImage): Promise<PhotoFinding> {
  const models = await loading;
  if (question === "faces") {
    return { kind: "faces", found: await describePhoto({ models, image, findObjects: lookForObjects }) };
  }
  if (question === "objects") return { kind: "objects", found: await lookForObjects(image) };
  contentClassifier ??= loadContentClassifier();
  return { kind: "content", found: rateContent(await contentClassifier, image) };
}

async function lookForObjects(image: PixelImage, square?: Square): Promise<FoundObject[]> {
  objectDetector ??= loadObjectDetector();
  return findObjects(await objectDetector, image, square);
}

function answer(message: VisionAnswer): void {
  if (process.connected) process.send?.(message);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
