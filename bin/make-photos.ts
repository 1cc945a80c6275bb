/**
 * Makes the workshop's sample photos from public-domain pictures that Debian packages carry (docs/photos.md names the
 * packages and licences).
 *
 *     node bin/make-photos.ts FOLDER…
 *
 * The folders are searched, with all folders below, for astronaut.png, grace_hopper.jpg and rocket.jpg.
 */
import { readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import sharp from "sharp";
import { packageRoot } from "../src/package-root.ts";
import { addGrain, enlarge } from "./photos/enlarge.ts";
import { frameSideBySide, printSize } from "./photos/frames.ts";
import { drawSunglasses } from "./photos/sunglasses.ts";

type SourceName = "astronaut.png" | "grace_hopper.jpg" | "rocket.jpg";
type Sources = Readonly<Record<SourceName, string>>;

/** Upper part of the astronaut's portrait in the shape of a 1200×800 photo. */
const landscape = { left: 0, top: 0, width: 512, height: 341 };
const landscapeScale = 1200 / landscape.width;

/** Centres of the astronaut's pupils, in the pixels of astronaut.png. */
const pupils = { left: { x: 203.7, y: 102.2 }, right: { x: 247, y: 104.6 } };

const photos: Readonly<Record<string, (sources: Sources) => Promise<Buffer>>> = {
  "1_happy_face.jpg": makeHappyFace,
  "2_sunglass_face.jpg": makeSunglassFace,
  "3_multiple_faces.jpg": makeMultipleFaces,
  "4_no_face.jpg": makeNoFace,
  "5_same_person.jpg": makeSamePerson,
  "6_other_person.jpg": makeOtherPerson,
};

async function makeHappyFace(sources: Sources): Promise<Buffer> {
  return enlarge({ source: sources["astronaut.png"], region: landscape, width: 1200, height: 800 });
}

async function makeSunglassFace(sources: Sources): Promise<Buffer> {
  const glasses = drawSunglasses({
    leftEye: { x: pupils.left.x * landscapeScale, y: pupils.left.y * landscapeScale },
    rightEye: { x: pupils.right.x * landscapeScale, y: pupils.right.y * landscapeScale },
    width: 1200,
    height: 800,
  });
  return sharp(await makeHappyFace(sources))
    .composite([{ input: glasses }])
    .png()
    .toBuffer();
}

async function makeMultipleFaces(sources: Sources): Promise<Buffer> {
  const left = await enlarge({
    source: sources["astronaut.png"],
    region: { left: 92, top: 0, width: 263, height: 352 },
    ...printSize,
  });
  const right = await enlarge({
    source: sources["grace_hopper.jpg"],
    region: { left: 36, top: 0, width: 448, height: 600 },
    ...printSize,
    sharpness: 0.4,
  });
  return frameSideBySide([left, right]);
}

async function makeNoFace(sources: Sources): Promise<Buffer> {
  return enlarge({
    source: sources["rocket.jpg"],
    region: { left: 0, top: 0, width: 640, height: 427 },
    width: 1200,
    height: 800,
    sharpness: 0.3,
  });
}

/** Mirrored, cut closer and a little warmer: the same person on another photo. */
async function makeSamePerson(sources: Sources): Promise<Buffer> {
  const mirrored = await sharp(sources["astronaut.png"])
    .flop()
    .modulate({ brightness: 1.04, saturation: 0.94 })
    .png()
    .toBuffer();
  return enlarge({
    source: mirrored,
    region: { left: 108, top: 0, width: 400, height: 338 },
    width: 1200,
    height: 1014,
  });
}

async function makeOtherPerson(sources: Sources): Promise<Buffer> {
  return enlarge({
    source: sources["grace_hopper.jpg"],
    region: { left: 0, top: 0, width: 512, height: 600 },
    width: 1024,
    height: 1200,
    sharpness: 0.3,
  });
}

async function findSources(folders: readonly string[]): Promise<Sources> {
  const files: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    files.push(...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  }
  const find = (name: SourceName): string => {
    const found = files.find((file) => basename(file) === name);
    if (found === undefined) throw new Error(`${name} was not found in ${folders.join(", ") || "any folder"}`);
    return found;
  };
  return {
    "astronaut.png": find("astronaut.png"),
    "grace_hopper.jpg": find("grace_hopper.jpg"),
    "rocket.jpg": find("rocket.jpg"),
  };
}

const sources = await findSources(process.argv.slice(2));
for (const [name, make] of Object.entries(photos)) {
  const photo = await addGrain(await make(sources));
  const jpeg = await sharp(photo).jpeg({ quality: 85, mozjpeg: true }).toBuffer();
  await writeFile(join(packageRoot, "templates", "photos", name), jpeg);
  console.log(`${name}  ${Math.round(jpeg.length / 1024)} KiB`);
}
