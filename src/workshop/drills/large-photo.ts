import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../package-root.ts";

/** Pixels of the longer side. */
const width = 6000;

/** Makes a JPEG of more than 2 MB from a test image: large photos take long, and are too large for the package. */
export async function makeLargePhoto(): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  const photo = await readFile(join(packageRoot, "templates", "metadata-photos", "metadata.jpg"));
  return sharp(photo).resize({ width, kernel: "nearest" }).jpeg({ quality: 95 }).keepExif().toBuffer();
}
