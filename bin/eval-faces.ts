/**
 * Measures the face engine on a folder of labelled photos:
 *
 *     node bin/eval-faces.ts FOLDER [--variants] [--write]
 *
 * The folder holds photos and `manifest.json`, a list of `{file, faces, sunglasses, eyeglasses, smile, identity}`, where
 * traits and identity are null if nobody judged them; `eyesOpen`, `mouthOpen` and `boxes` (a list of `{left, top, width,
 * height}` in shares of the photo) may be there too. The first folder of `file` is its category. `--variants` looks at
 * turned, dark, compressed, small and crowded variants of every photo as well. `--write` puts the tables into
 * docs/faces.md.
 */
import { parseArgs } from "node:util";
import { createVision } from "../src/local/vision/vision.ts";
import { drawLeftOut, drawPairs, drawStrangers } from "./eval/pair-tables.ts";
import { measurePhotos, readPhotos } from "./eval/photos.ts";
import { drawRobustness } from "./eval/robustness.ts";
import { drawBoxes, drawCounts, drawGlasses, drawTimes, drawTraits } from "./eval/tables.ts";
import { describeLoad, writeSection } from "./eval/write-section.ts";

const { values, positionals } = parseArgs({
  options: { variants: { type: "boolean" }, write: { type: "boolean" } },
  allowPositionals: true,
});
const [folder] = positionals;
if (!folder) throw new Error("Usage: node bin/eval-faces.ts FOLDER [--variants] [--write]");

const photos = await readPhotos(folder);
const vision = createVision({ maximumProcesses: 1 });
try {
  const [first] = photos;
  if (first) await vision.describe(Buffer.concat([first.bytes, Buffer.of(0)]));
  const measured = await measurePhotos(vision, photos);
  const sections = {
    "Number of faces": drawCounts(measured),
    Glasses: drawGlasses(measured),
    "Smile, eyes, mouth": drawTraits(measured),
    Boxes: drawBoxes(measured),
    "Pairs: the same person or not": drawPairs(measured),
    "Strangers by kind": drawStrangers(measured),
    "Each person left out": drawLeftOut(measured),
    ...(values.variants ? { "Harder photos": await drawRobustness(vision, measured) } : {}),
    Time: `${drawTimes(measured)}\n\n${describeLoad()}`,
  };
  const report = Object.entries(sections)
    .map(([title, text]) => `### ${title}\n\n${text}`)
    .join("\n\n");
  console.log(report);
  if (values.write) await writeSection("measured", report);
} finally {
  await vision.close();
}
