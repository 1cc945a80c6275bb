/**
 * Measures the face engine on a folder of labelled photos: `node bin/eval-faces.ts FOLDER [--write]`.
 *
 * The folder holds photos and `manifest.json`, a list of `{file, faces, sunglasses, eyeglasses, smile, identity}`; `smile`
 * and `identity` are null where they were not judged. The first folder of `file` is its category. `--write` puts the
 * tables into docs/faces.md.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { FaceDescription } from "../src/local/vision/faces.ts";
import { packageRoot } from "../src/local/entry-point.ts";
import { compareDescriptors } from "../src/local/vision/similarity.ts";
import { createVision } from "../src/local/vision/vision.ts";

interface Label {
  readonly file: string;
  readonly faces: number;
  readonly sunglasses: boolean | null;
  readonly eyeglasses: boolean | null;
  readonly smile: boolean | null;
  readonly identity: string | null;
}

interface Measured {
  readonly label: Label;
  readonly category: string;
  readonly faces: readonly FaceDescription[];
  readonly milliseconds: number;
}

type Row = readonly (string | number)[];

const { values, positionals } = parseArgs({ options: { write: { type: "boolean" } }, allowPositionals: true });
const [folder] = positionals;
if (!folder) throw new Error("Usage: node bin/eval-faces.ts FOLDER [--write]");

const photos = await measure(folder);
const report = [
  ["### Number of faces", tableOf(["faces on the photo", "photos", "counted right"], countRows(photos))],
  [
    "### Glasses",
    tableOf(["category", "wears", "faces", "seen as sunglasses", "as glasses", "as bare"], glassesRows(photos)),
  ],
  ["### Smile", tableOf(["label", "faces", "seen smiling"], smileRows(photos))],
  ["### Pairs: the same person or not", tableOf(["at similarity", "false rejects", "false accepts"], pairRows(photos))],
  ["### Time", tableOf(["", "milliseconds"], timeRows(photos))],
]
  .map(([title, table]) => `${title}\n\n${table}`)
  .join("\n\n");
console.log(report);
if (values.write) await writeReport(report);

async function measure(folder: string): Promise<Measured[]> {
  const labels = readLabels(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  const vision = createVision({ maximumProcesses: 1 });
  const measured: Measured[] = [];
  try {
    const first = labels[0];
    if (first) await vision.describe(Buffer.concat([await readFile(join(folder, first.file)), Buffer.of(0)]));
    for (const label of labels) {
      const photo = await readFile(join(folder, label.file));
      const start = performance.now();
      const { faces } = await vision.describe(photo);
      const [category = ""] = label.file.split("/");
      measured.push({ label, category, faces, milliseconds: performance.now() - start });
    }
  } finally {
    await vision.close();
  }
  return measured;
}

function readLabels(manifest: unknown): Label[] {
  if (!Array.isArray(manifest)) throw new Error("manifest.json holds no list");
  return manifest.map((entry: unknown, index) => {
    if (!isLabel(entry)) throw new Error(`Entry ${index} of manifest.json is no label`);
    return entry;
  });
}

function isLabel(entry: unknown): entry is Label {
  if (typeof entry !== "object" || entry === null) return false;
  const label: Partial<Record<keyof Label, unknown>> = entry;
  return (
    typeof label.file === "string" &&
    typeof label.faces === "number" &&
    (label.sunglasses === null || typeof label.sunglasses === "boolean") &&
    (label.eyeglasses === null || typeof label.eyeglasses === "boolean") &&
    (label.smile === null || typeof label.smile === "boolean") &&
    (label.identity === null || typeof label.identity === "string")
  );
}

function countRows(photos: readonly Measured[]): Row[] {
  const groups: readonly (readonly [string, (faces: number) => boolean])[] = [
    ["none", (faces) => faces === 0],
    ["one", (faces) => faces === 1],
    ["several", (faces) => faces > 1],
    ["all", () => true],
  ];
  return groups.map(([name, belongs]) => {
    const group = photos.filter(({ label }) => belongs(label.faces));
    return [name, group.length, group.filter(({ label, faces }) => faces.length === label.faces).length];
  });
}

/** The only face of each photo that is labelled with one. */
function singleFaces(photos: readonly Measured[]): (Measured & { face: FaceDescription })[] {
  return photos.flatMap((photo) => {
    const [face] = photo.faces;
    return photo.label.faces === 1 && face ? [{ ...photo, face }] : [];
  });
}

function glassesRows(photos: readonly Measured[]): Row[] {
  const wornBy = ({ sunglasses, eyeglasses }: Label) =>
    sunglasses ? "sunglasses" : eyeglasses ? "glasses" : "nothing";
  const seenOn = ({ traits }: FaceDescription) =>
    traits.sunglasses.value ? "sunglasses" : traits.eyeglasses.value ? "glasses" : "nothing";
  const faces = singleFaces(photos);
  return [...new Set(faces.map(({ category }) => category))].flatMap((category) =>
    ["sunglasses", "glasses", "nothing"].map((worn): Row => {
      const group = faces.filter((face) => face.category === category && wornBy(face.label) === worn);
      const seen = (as: string) => group.filter(({ face }) => seenOn(face) === as).length;
      return [category, worn, group.length, seen("sunglasses"), seen("glasses"), seen("nothing")];
    }),
  );
}

function smileRows(photos: readonly Measured[]): Row[] {
  const labels: readonly (readonly [string, boolean | null])[] = [
    ["smiles", true],
    ["does not smile", false],
    ["not judged", null],
  ];
  return labels.map(([name, smile]) => {
    const group = singleFaces(photos).filter(({ label }) => label.smile === smile);
    return [name, group.length, group.filter(({ face }) => face.traits.smile.value).length];
  });
}

function pairRows(photos: readonly Measured[]): Row[] {
  const faces = singleFaces(photos).filter(({ label }) => label.identity !== null && !label.sunglasses);
  const same: number[] = [];
  const different: number[] = [];
  for (const [index, first] of faces.entries()) {
    for (const second of faces.slice(index + 1)) {
      const similarity = compareDescriptors(first.face.descriptor, second.face.descriptor);
      (first.label.identity === second.label.identity ? same : different).push(similarity);
    }
  }
  const rejected = (limit: number) => same.filter((similarity) => similarity < limit).length;
  const accepted = (limit: number) => different.filter((similarity) => similarity >= limit).length;
  const limits = [...same, ...different, 100].toSorted((a, b) => a - b);
  const equal = limits.find((limit) => rejected(limit) / same.length >= accepted(limit) / different.length) ?? 100;
  return [
    ...[70, 80, 99].map((limit): Row => [
      limit,
      share(rejected(limit), same.length),
      share(accepted(limit), different.length),
    ]),
    [
      `${equal.toFixed(1)} (equal error rate)`,
      share(rejected(equal), same.length),
      share(accepted(equal), different.length),
    ],
  ];
}

function timeRows(photos: readonly Measured[]): Row[] {
  const median = (group: readonly Measured[]) =>
    Math.round(group.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)[group.length >> 1] ?? 0);
  const groups: readonly (readonly [string, readonly Measured[]])[] = [
    ["median, one face", photos.filter(({ label }) => label.faces === 1)],
    ["median, several faces", photos.filter(({ label }) => label.faces > 1)],
    ["median, no face", photos.filter(({ label }) => label.faces === 0)],
  ];
  return groups.map(([name, group]) => [name, median(group)]);
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${whole === 0 ? 0 : ((100 * part) / whole).toFixed(2)} %)`;
}

function tableOf(header: Row, rows: readonly Row[]): string {
  return [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
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
