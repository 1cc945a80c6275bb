import type { Vision } from "../../src/local/vision/vision.ts";
import { comparePairs, countAccepted, countRejected } from "./pairs.ts";
import { type LabelledPhoto, type Measured, measurePhotos, overlapOf } from "./photos.ts";
import { type Row, drawTable } from "./tables.ts";
import { variants } from "./variants.ts";

/** Shares in percent; undefined where nothing is labelled. */
type Score = Readonly<Record<(typeof measures)[number]["name"], number | undefined>>;

const measures = [
  { name: "counted right", of: countRight },
  {
    name: "sunglasses seen",
    of: (photos: readonly Measured[]) => seen(photos, { wears: "sunglasses", as: "sunglasses" }),
  },
  { name: "glasses seen", of: (photos: readonly Measured[]) => seen(photos, { wears: "glasses", as: "eyeglasses" }) },
  { name: "no false sunglasses", of: withoutFalseAlarm },
  { name: "same person at 70", of: (photos: readonly Measured[]) => acceptedSame(photos) },
  { name: "strangers parted at 70", of: (photos: readonly Measured[]) => partedStrangers(photos) },
] as const;

/**
 * Makes every variant of the photos, has the engine look at it, and reports by how many points each measure differs
 * from the same photos unchanged.
 */
export async function drawRobustness(vision: Vision, photos: readonly Measured[]): Promise<string> {
  const rows: Row[] = [];
  for (const [name, vary] of Object.entries(variants)) {
    const made: { before: Measured; after: LabelledPhoto }[] = [];
    for (const photo of photos) {
      const after = await vary(photo, { others: photos });
      if (after) made.push({ before: photo, after });
    }
    const before = scoreOf(made.map((pair) => pair.before));
    const measured = await measurePhotos(
      vision,
      made.map((pair) => pair.after),
    );
    // Traits and people are those of the labelled face, the largest; only the count knows of the second one.
    const asLabelled = measured.map((photo, index) => ({ ...photo, label: made[index]?.before.label ?? photo.label }));
    const after = { ...scoreOf(asLabelled), "counted right": countRight(measured) };
    const changes = measures.map((measure) => drawChange(before[measure.name], after[measure.name]));
    rows.push([
      name,
      made.length,
      ...changes,
      drawOverlap(
        made.map((pair) => pair.before),
        measured,
      ),
    ]);
  }
  return drawTable(["variant", "photos", ...measures.map(({ name }) => name), "box as before (IoU)"], rows);
}

/**
 * How far the largest face covers its place on the unchanged photo, on average; where the photo was turned it moved.
 */
function drawOverlap(before: readonly Measured[], after: readonly Measured[]): string {
  const overlaps = before.flatMap(({ label, faces }, index) => {
    const [box, other] = [faces[0]?.box, after[index]?.faces[0]?.box];
    return label.faces === 1 && box && other ? [overlapOf(box, other)] : [];
  });
  const mean = overlaps.reduce((sum, overlap) => sum + overlap, 0) / overlaps.length;
  return mean.toFixed(2);
}

function scoreOf(photos: readonly Measured[]): Score {
  const [counted, sunglasses, glasses, alarms, same, strangers] = measures.map(({ of }) => of(photos));
  return {
    "counted right": counted,
    "sunglasses seen": sunglasses,
    "glasses seen": glasses,
    "no false sunglasses": alarms,
    "same person at 70": same,
    "strangers parted at 70": strangers,
  };
}

function drawChange(before: number | undefined, after: number | undefined): string {
  if (before === undefined || after === undefined) return "-";
  const points = after - before;
  return `${after.toFixed(1)} % (${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(1)})`;
}

function countRight(photos: readonly Measured[]): number | undefined {
  return percent(photos.filter(({ label, faces }) => label.faces === faces.length).length, photos.length);
}

function seen(
  photos: readonly Measured[],
  { wears, as }: { wears: "sunglasses" | "glasses"; as: "sunglasses" | "eyeglasses" },
): number | undefined {
  const wearing = labelledFaces(photos).filter(({ label }) =>
    wears === "sunglasses" ? label.sunglasses === true : label.eyeglasses === true && !label.sunglasses,
  );
  return percent(wearing.filter(({ faces }) => faces[0]?.traits[as].value).length, wearing.length);
}

function withoutFalseAlarm(photos: readonly Measured[]): number | undefined {
  const bare = labelledFaces(photos).filter(({ label }) => label.sunglasses === false);
  return percent(bare.filter(({ faces }) => !faces[0]?.traits.sunglasses.value).length, bare.length);
}

/** A face that was not found counts as not seen: so every photo with one labelled face is in. */
function labelledFaces(photos: readonly Measured[]): Measured[] {
  return photos.filter(({ label }) => label.faces === 1);
}

function acceptedSame(photos: readonly Measured[]): number | undefined {
  const pairs = comparePairs(photos);
  return percent(pairs.same.length - countRejected(pairs, 70), pairs.same.length);
}

function partedStrangers(photos: readonly Measured[]): number | undefined {
  const pairs = comparePairs(photos);
  return percent(pairs.different.length - countAccepted(pairs, 70), pairs.different.length);
}

function percent(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : (100 * part) / whole;
}
