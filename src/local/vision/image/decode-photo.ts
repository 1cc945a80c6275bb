import sharp from "sharp";
import { maximumPixels } from "./image-header.ts";
import type { PixelImage } from "./pixel-image.ts";

/** Longest side photos are analysed at, in pixels: larger ones are shrunk while they are read. */
const workingSide = 1280;

/**
 * Decodes a JPEG or PNG upright (its EXIF orientation applied), shrunk to at most 1280 pixels, on white where it is
 * transparent.
 *
 * @throws when the bytes cannot be decoded to their end
 */
export async function decodePhoto(bytes: Uint8Array): Promise<PixelImage> {
  const { data, info } = await sharp(bytes, { limitInputPixels: maximumPixels, failOn: "error" })
    .autoOrient()
    .resize(workingSide, workingSide, { fit: "inside", withoutEnlargement: true, kernel: "cubic" })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`A decoded photo has 3 channels, not ${info.channels}`);
  // A plain array, like the pyramid's other levels: one kind of array keeps the sampling loop fast.
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { width: info.width, height: info.height, pixels };
}
