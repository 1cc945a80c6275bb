import { AwsError } from "../../aws-error.ts";
import type { PhotoAnalysis } from "../../vision/faces/faces.ts";
import { maximumPixels, readImageHeader } from "../../vision/image/image-header.ts";
import { UndecodablePhotoError, VisionBusyError } from "../../vision/vision-errors.ts";
import type { Vision } from "../../vision/vision.ts";

/** Rekognition refuses smaller images. */
const minimumSide = 80;

/**
 * Checks an image by its header, then has its faces analysed.
 *
 * @throws AwsError what `checkImage` and `inspectImage` throw
 */
export async function analyseImage(
  { vision, log }: { vision: Vision; log: (line: string) => void },
  bytes: Uint8Array,
): Promise<PhotoAnalysis> {
  checkImage(bytes);
  return inspectImage({ log }, () => vision.describe(bytes));
}

/**
 * Checks an image by its header; nothing is decoded.
 *
 * @throws AwsError InvalidParameterException for no bytes or sides under 80 pixels, InvalidImageFormatException for what
 *   is not a JPEG or PNG, ImageTooLargeException for more than 64 megapixels
 */
export function checkImage(bytes: Uint8Array): void {
  if (bytes.byteLength === 0) throw new AwsError("InvalidParameterException", "Request has invalid parameters");
  const header = readImageHeader(bytes);
  if (!header) throw invalidFormat();
  if (Math.min(header.width, header.height) < minimumSide) {
    throw new AwsError("InvalidParameterException", "Request has invalid parameters");
  }
  if (header.width * header.height > maximumPixels) {
    throw new AwsError("ImageTooLargeException", "Image size is too large");
  }
}

/**
 * Asks the engine, and says its troubles as AWS would.
 *
 * @throws AwsError InvalidImageFormatException for an image that is not whole, ThrottlingException when too many photos
 *   wait, InternalServerError when the engine fails
 */
export async function inspectImage<Found>(
  { log }: { log: (line: string) => void },
  look: () => Promise<Found>,
): Promise<Found> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof UndecodablePhotoError) throw invalidFormat();
    if (error instanceof VisionBusyError)
      throw new AwsError("ThrottlingException", "Slow down; sudden increase in rate of requests.");
    log(`photo analysis failed: ${error instanceof Error ? error.message : String(error)}`);
    throw new AwsError("InternalServerError", "Internal server error", { statusCode: 500 });
  }
}

function invalidFormat(): AwsError {
  return new AwsError("InvalidImageFormatException", "Request has invalid image format");
}
