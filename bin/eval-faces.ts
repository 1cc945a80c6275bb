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
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../src/local/entry-point.ts";
import { createVision } from "../src/local/vision/vision.ts";
import { measurePhotos, readPhotos } from "./eval/photos.ts";
import { drawRobustness } from "./eval/robustness.ts";
import { drawBoxes, drawCounts, drawGlasses, drawPairs, drawTimes, drawTraits } from "./eval/tables.ts";

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
  const busy = loadavg()[0] ?? 0;
  const machine = `The machine had ${availableParallelism()} cores and a load of ${busy.toFixed(1)}.`;
  const sections = {
    "Number of faces": drawCounts(measured),
    Glasses: drawGlasses(measured),
    "Smile, eyes, mouth": drawTraits(measured),
    Boxes: drawBoxes(measured),
    "Pairs: the same person or not": drawPairs(measured),
    ...(values.variants ? { "Harder photos": await drawRobustness(vision, measured) } : {}),
    Time: `${drawTimes(measured)}\n\n${machine}`,
  };
  const report = Object.entries(sections)
    .map(([title, text]) => `### ${title}\n\n${text}`)
    .join("\n\n");
  console.log(report);
  if (values.write) await writeReport(report);
} finally {
  await vision.close();
}

async function writeReport(report: string): Promise<void> {
  const path = join(packageRoot, "docs", "faces.md");
  const page = await readFile(path, "utf8");
  const [begin, end] = ["<!-- measured: begin -->", "<!-- measured: end -->"];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${path} lacks its markers`);
  await writeFile(path, `${before}${begin}\n${report}\n${end}${after}`);
}
