import type { S3Client } from "@aws-sdk/client-s3";
import sharp, { type Metadata } from "sharp";
import { parseImageEvent } from "../shared/image-event.ts";
import { createNamedError } from "../shared/named-error.ts";
import { readPhoto } from "../shared/read-photo.ts";
import { readExif, type Coordinate } from "./read-exif.ts";

/** The function's SDK clients and settings, read once at its start. */
interface ExtractMetadataSetup {
  readonly s3: Pick<S3Client, "send">;
}

/** The metadata of an image's file. */
interface ImageMetadata {
  /** `JPEG`, `PNG`, `TIFF`, `GIF`, `WEBP`, ... */
  readonly format: string;
  /** In pixels, as stored. */
  readonly dimensions: { readonly width: number; readonly height: number };
  /** In decimal units: `1.326MB`, `48.211KB`, `512B`. */
  readonly fileSize: string;
  /** When the photo was taken, as the camera wrote it. */
  readonly creationTime?: string;
  readonly exifMake?: string;
  readonly exifModel?: string;
  readonly geo?: { readonly latitude: Coordinate; readonly longitude: Coordinate };
}

/**
 * Makes the handler that identifies an image. It decodes the whole image, as a file can be cut off behind a good
 * header; a large image takes some seconds.
 *
 * The handler throws `ImageIdentifyError` for a file that is not an image, or a damaged one.
 */
export function createHandler({ s3 }: ExtractMetadataSetup): (event: unknown) => Promise<ImageMetadata> {
  return async (event) => {
    const image = parseImageEvent(event);
    const photo = await readPhoto(s3, image);
    const { format, width, height, exif } = await identify(photo, image.key);
    const { make, model, dateTimeOriginal, latitude, longitude } = readExif(exif);
    return {
      format: format.toUpperCase(),
      dimensions: { width, height },
      fileSize: formatFileSize(photo.length),
      ...(dateTimeOriginal !== undefined && { creationTime: dateTimeOriginal }),
      ...(make !== undefined && { exifMake: make }),
      ...(model !== undefined && { exifModel: model }),
      ...(latitude && longitude && { geo: { latitude, longitude } }),
    };
  };
}

async function identify(photo: Uint8Array, key: string): Promise<Metadata> {
  try {
    const image = sharp(photo, { failOn: "truncated" });
    const metadata = await image.metadata();
    await image.stats();
    return metadata;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw createNamedError("ImageIdentifyError", `${key} is no image that can be read: ${reason}`);
  }
}

/** As ImageMagick's `identify` writes sizes: in thousands, with up to three decimals. */
function formatFileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes}B`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, "KB"] : [bytes / 1_000_000, "MB"];
  return `${Number(size.toFixed(3))}${unit}`;
}
