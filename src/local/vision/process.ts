/**
 * The program of a vision process: loads the networks, then analyses one photo after the other for its parent. It ends
 * when the parent is gone. Inference blocks a thread for a tenth of a second and takes 400 MB, and a crash in native code
 * ends a process: none of that may happen to the daemon.
 */
import sharp from "sharp";
import { decodePhoto } from "./decode-photo.ts";
import { describePhoto } from "./describe-photo.ts";
import { type VisionAnswer, isAnalysisRequest } from "./messages.ts";
import { type Models, loadModels } from "./models.ts";
import type { PixelImage } from "./pixel-image.ts";

// One photo at a time: more threads and a cache of decoded images would only take memory.
sharp.cache(false);
sharp.concurrency(1);

const loading = loadModels();

process.on("message", (message) => {
  if (isAnalysisRequest(message)) void respond(message.photo);
});

loading.then(
  () => answer({ kind: "ready" }),
  (error: unknown) => answer({ kind: "failed", reason: reasonOf(error) }),
);

async function respond(photo: Uint8Array): Promise<void> {
  try {
    const [models, image] = await Promise.all([loading, decode(photo)]);
    answer(image ? analyse(models, image) : { kind: "undecodable" });
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

function analyse(models: Models, image: PixelImage): VisionAnswer {
  return { kind: "analysis", analysis: describePhoto(models, image) };
}

function answer(message: VisionAnswer): void {
  if (process.connected) process.send?.(message);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
