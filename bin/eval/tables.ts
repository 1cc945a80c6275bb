import type { FaceDescription, Trait } from "../../src/local/vision/faces/faces.ts";
import { type Label, type Measured, overlapOf, singleFaces } from "./photos.ts";

export type Row = readonly (string | number)[];

/** A table in Markdown. */
export function drawTable(header: Row, rows: readonly Row[]): string {
  return [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** `3 of 51 (5.88 %)`. */
export function drawShare(part: number, whole: number): string {
  return whole === 0 ? "nothing labelled" : `${part} of ${whole} (${((100 * part) / whole).toFixed(2)} %)`;
}

export function drawCounts(photos: readonly Measured[]): string {
  const groups: readonly (readonly [string, (photo: Measured) => boolean])[] = [
    ["none", ({ label }) => label.faces === 0],
    ["one", ({ label }) => label.faces === 1],
    ["several", ({ label }) => label.faces > 1],
    ...categoriesOf(photos).map((name) => [`(${name})`, ({ category }: Measured) => category === name] as const),
    ["all", () => true],
  ];
  const rows = groups.map(([name, belongs]): Row => {
    const group = photos.filter(belongs);
    return [name, group.length, group.filter(({ label, faces }) => faces.length === label.faces).length];
  });
  return drawTable(["faces on the photo", "photos", "counted right"], rows);
}

export function drawGlasses(photos: readonly Measured[]): string {
  const wornBy = ({ sunglasses, eyeglasses }: Label) =>
    sunglasses ? "sunglasses" : eyeglasses ? "glasses" : "nothing";
  const seenOn = ({ traits }: FaceDescription) =>
    traits.sunglasses.value ? "sunglasses" : traits.eyeglasses.value ? "glasses" : "nothing";
  const faces = singleFaces(photos);
  const rows = categoriesOf(faces).flatMap((category) =>
    ["sunglasses", "glasses", "nothing"].map((worn): Row => {
      const group = faces.filter((face) => face.category === category && wornBy(face.label) === worn);
      const seen = (as: string) => group.filter(({ face }) => seenOn(face) === as).length;
      return [category, worn, group.length, seen("sunglasses"), seen("glasses"), seen("nothing")];
    }),
  );
  return drawTable(["category", "wears", "faces", "seen as sunglasses", "as glasses", "as bare"], rows);
}

export function drawTraits(photos: readonly Measured[]): string {
  const judged = ["smile", "eyesOpen", "mouthOpen"] as const satisfies readonly (Trait & keyof Label)[];
  const faces = singleFaces(photos);
  const rows = judged.flatMap((trait) =>
    [true, false].map((value): Row => {
      const group = faces.filter(({ label }) => label[trait] === value);
      const right = group.filter(({ face }) => face.traits[trait].value === value).length;
      return [trait, value ? "yes" : "no", drawShare(right, group.length)];
    }),
  );
  return drawTable(["trait", "label", "seen so"], rows);
}

/** Boxes against the labels' boxes: each labelled box with the one found that covers it best. */
export function drawBoxes(photos: readonly Measured[]): string {
  const rows = categoriesOf(photos).map((category): Row => {
    const overlaps = photos
      .filter((photo) => photo.category === category)
      .flatMap(({ label, faces }) =>
        (label.boxes ?? []).map((box) => Math.max(0, ...faces.map((face) => overlapOf(face.box, box)))),
      );
    const mean = overlaps.reduce((sum, overlap) => sum + overlap, 0) / overlaps.length;
    const close = overlaps.filter((overlap) => overlap >= 0.5).length;
    return [category, overlaps.length === 0 ? "-" : mean.toFixed(2), drawShare(close, overlaps.length)];
  });
  return drawTable(["category", "mean overlap (IoU)", "at least 0.5"], rows);
}

export function drawTimes(photos: readonly Measured[]): string {
  const groups: readonly (readonly [string, readonly Measured[]])[] = [
    ["median, one face", photos.filter(({ label }) => label.faces === 1)],
    ["median, several faces", photos.filter(({ label }) => label.faces > 1)],
    ["median, no face", photos.filter(({ label }) => label.faces === 0)],
  ];
  const rows = groups.map(([name, group]): Row => {
    const times = group.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
    return [name, Math.round(times[times.length >> 1] ?? 0)];
  });
  return drawTable(["", "milliseconds"], rows);
}

/** The categories of photos, in the order they appear. */
export function categoriesOf(photos: readonly Measured[]): string[] {
  return [...new Set(photos.map(({ category }) => category))];
}
