import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FaceDescription } from "../../src/local/vision/faces/faces.ts";
import type { Vision } from "../../src/local/vision/vision.ts";

/** Shares of the photo's width and height. */
export type Box = FaceDescription["box"];

/** The facts about a photo. Traits are those of its only face, and null or absent where nobody judged them. */
export interface Label {
  readonly file: string;
  readonly faces: number;
  readonly sunglasses: boolean | null;
  readonly eyeglasses: boolean | null;
  readonly smile: boolean | null;
  readonly identity: string | null;
  readonly eyesOpen?: boolean | null;
  readonly mouthOpen?: boolean | null;
  readonly boxes?: readonly Box[];
}

/** A labelled photo and its bytes. */
export interface LabelledPhoto {
  readonly label: Label;
  /** The first folder of the file's path. */
  readonly category: string;
  readonly bytes: Uint8Array;
}

/** A labelled photo and what the engine found on it, largest face first. */
export interface Measured extends LabelledPhoto {
  readonly faces: readonly FaceDescription[];
  readonly milliseconds: number;
}

/** A measured photo with one labelled face that was found. */
export interface MeasuredFace extends Measured {
  readonly face: FaceDescription;
}

/**
 * Reads a folder of labelled photos.
 *
 * @throws Error when its `manifest.json` holds no list of labels
 */
export async function readPhotos(folder: string): Promise<LabelledPhoto[]> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  if (!Array.isArray(manifest)) throw new Error("manifest.json holds no list");
  const labels = manifest.map((entry: unknown, index) => {
    if (!isLabel(entry)) throw new Error(`Entry ${index} of manifest.json is no label`);
    return entry;
  });
  return Promise.all(
    labels.map(async (label) => {
      const [category = ""] = label.file.split("/");
      return { label, category, bytes: await readFile(join(folder, label.file)) };
    }),
  );
}

/** Has the engine look at photos, one after the other. */
export async function measurePhotos(vision: Vision, photos: readonly LabelledPhoto[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const photo of photos) {
    const start = performance.now();
    const { faces } = await vision.describe(photo.bytes);
    measured.push({ ...photo, faces, milliseconds: performance.now() - start });
  }
  return measured;
}

/** The largest face of each photo that is labelled with one. */
export function singleFaces(photos: readonly Measured[]): MeasuredFace[] {
  return photos.flatMap((photo) => {
    const [face] = photo.faces;
    return photo.label.faces === 1 && face ? [{ ...photo, face }] : [];
  });
}

/** Returns how far two boxes cover each other: their common area as a share of the area of both. */
export function overlapOf(one: Box, other: Box): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  const common = Math.max(0, width) * Math.max(0, height);
  return common / (one.width * one.height + other.width * other.height - common);
}

function isLabel(entry: unknown): entry is Label {
  if (typeof entry !== "object" || entry === null) return false;
  const label: Partial<Record<keyof Label, unknown>> = entry;
  const isJudged = (trait: unknown) => trait === undefined || trait === null || typeof trait === "boolean";
  return (
    typeof label.file === "string" &&
    typeof label.faces === "number" &&
    [label.sunglasses, label.eyeglasses, label.smile, label.eyesOpen, label.mouthOpen].every(isJudged) &&
    (label.identity === null || typeof label.identity === "string") &&
    (label.boxes === undefined || (Array.isArray(label.boxes) && label.boxes.every(isBox)))
  );
}

function isBox(value: unknown): value is Box {
  if (typeof value !== "object" || value === null) return false;
  const box: Partial<Record<keyof Box, unknown>> = value;
  return [box.left, box.top, box.width, box.height].every((side) => typeof side === "number");
}
