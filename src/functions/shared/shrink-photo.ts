import sharp from "sharp";

/** The frame in pixels that a thumbnail fits into. */
export interface Frame {
  readonly maxWidth: number;
  readonly maxHeight: number;
}

/** A picture as it is stored. */
export interface Picture {
  readonly bytes: Buffer;
  readonly contentType: "image/jpeg" | "image/png";
  readonly width: number;
  readonly height: number;
}

/**
 * A photo as large as fits the frame, in its own format: a small photo is enlarged.
 *
 * @throws Error when it is not a JPEG or PNG
 */
export async function shrinkPhoto(photo: Uint8Array, { maxWidth, maxHeight }: Frame): Promise<Picture> {
  const contentType = contentTypeOf(photo);
  if (contentType === undefined) {
    const { format } = await sharp(photo).metadata();
    throw new Error(`A thumbnail is made of JPEG and PNG, not of ${format}`);
  }
  // Turned upright first: a thumbnail keeps no EXIF data that a viewer could turn it by.
  const image = sharp(photo).autoOrient().resize({ width: maxWidth, height: maxHeight, fit: "inside" });
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { bytes: data, contentType, width: info.width, height: info.height };
}

/** By its first bytes: asking sharp for the format would read the photo once more. */
function contentTypeOf(photo: Uint8Array): Picture["contentType"] | undefined {
  const beginning = Buffer.from(photo.subarray(0, 8)).toString("hex");
  if (beginning.startsWith("ffd8ff")) return "image/jpeg";
  return beginning === "89504e470d0a1a0a" ? "image/png" : undefined;
}
