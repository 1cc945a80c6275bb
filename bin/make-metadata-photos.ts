/**
 * Makes the test images of the metadata flow (docs/photos.md names the source and its licence).
 *
 *     node bin/make-metadata-photos.ts chelsea.png
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { packageRoot } from "../src/package-root.ts";

const folder = join(packageRoot, "templates", "metadata-photos");

/** A photo of a cat, as a camera with a GPS receiver would write it. The place is the top of Mont Blanc. */
function makePhotoWithExif(cat: string): Promise<Buffer> {
  return sharp(cat)
    .resize({ width: 900 })
    .jpeg({ quality: 80, mozjpeg: true })
    .withExif({
      IFD0: { Make: "Wild Rydes", Model: "Unicorn Cam 1" },
      IFD2: { DateTimeOriginal: "2017:11:27 09:30:00" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "45/1 49/1 5739/100",
        GPSLongitudeRef: "E",
        GPSLongitude: "6/1 51/1 5183/100",
      },
    })
    .toBuffer();
}

/** A lake below snowy mountains, drawn. */
const lake = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420">
  <rect width="640" height="260" fill="#9cc9ea"/>
  <path d="M0 260 L110 90 L190 200 L300 40 L410 190 L500 110 L640 260 Z" fill="#5d6b7a"/>
  <path d="M300 40 L258 106 L285 96 L304 118 L326 92 L348 104 Z M110 90 L82 134 L112 124 L138 128 Z" fill="#fff"/>
  <rect y="260" width="640" height="160" fill="#2f6690"/>
  <path d="M0 300 H640 M40 340 H600 M120 380 H520" stroke="#4f8ab5" stroke-width="3"/>
</svg>`;

async function makeAll(cat: string): Promise<void> {
  const images: Readonly<Record<string, Buffer>> = {
    "metadata.jpg": await makePhotoWithExif(cat),
    "cat.png": await sharp(cat).resize({ width: 320 }).png({ palette: true, compressionLevel: 9 }).toBuffer(),
    "lake.tiff": await sharp(Buffer.from(lake)).tiff({ compression: "deflate" }).toBuffer(),
    "text.jpg": Buffer.from("This is a text that only its name calls a JPEG image.\n"),
  };
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(images)) {
    await writeFile(join(folder, name), bytes);
    console.log(`${name}  ${bytes.length} bytes`);
  }
}

const [cat] = process.argv.slice(2);
if (cat === undefined) throw new Error("Give the path of chelsea.png of python3-skimage");
await makeAll(cat);
