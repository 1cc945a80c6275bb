import type { PixelImage, Square } from "../image/pixel-image.ts";

/** A thing seen on a photo, by its name among the 80 of the COCO dataset. */
export interface FoundObject {
  readonly name: string;
  /** The network's own score, 0 to 1: 0.4 is already more likely right than wrong. */
  readonly score: number;
  /** Shares of the photo's width and height, within the photo. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

/** Finds things on a photo, or on an upright square of it. */
export type FindObjects = (image: PixelImage, square?: Square) => Promise<readonly FoundObject[]>;
