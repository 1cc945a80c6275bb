import sharp, { type Sharp } from "sharp";
import type { LabelledPhoto, Measured } from "./photos.ts";

/** A way of making a photo harder; undefined for photos it does not apply to. */
export type Variant = (photo: Measured, context: { others: readonly Measured[] }) => Promise<LabelledPhoto | undefined>;

/** Pixels across a face in the small variant. */
const smallFace = 160;

/** Pixels across a face in the tiny variant, and along the longer side of its photo. */
const tinyFace = { width: 32, photo: 1280 } as const;

/** Width of the second face as a share of the photo's longer side. */
const backgroundFace = 0.08;

/** The variants by the name they have in the table. */
export const variants: Readonly<Record<string, Variant>> = {
  "turned by 20° to the right": (photo) => change(photo, (image) => image.rotate(20, { background: "#808080" })),
  "turned by 20° to the left": (photo) => change(photo, (image) => image.rotate(-20, { background: "#808080" })),
  "half as bright": (photo) => change(photo, (image) => image.linear(0.5, 0)),
  "JPEG of quality 30": (photo) => change(photo, (image) => image, 30),
  "faces of 160 pixels": shrinkFace,
  "faces of 32 pixels on a photo of 1280": setFarAway,
  "a second, small face behind": addFace,
};

async function change(photo: LabelledPhoto, alter: (image: Sharp) => Sharp, quality = 92): Promise<LabelledPhoto> {
  const upright = await sharp(photo.bytes).autoOrient().flatten({ background: "#ffffff" }).png().toBuffer();
  return { ...photo, bytes: await alter(sharp(upright)).jpeg({ quality }).toBuffer() };
}

async function shrinkFace(photo: Measured): Promise<LabelledPhoto | undefined> {
  const [face] = photo.faces;
  const { width } = await uprightSize(photo.bytes);
  const scale = face ? smallFace / (face.box.width * width) : 1;
  if (scale >= 1) return undefined;
  return change(photo, (image) => image.resize(Math.max(80, Math.round(width * scale))));
}

/** Sets the photo, shrunk, into the middle of a large grey one. */
async function setFarAway(photo: Measured): Promise<LabelledPhoto | undefined> {
  const [face] = photo.faces;
  const { width, height } = await uprightSize(photo.bytes);
  const scale = face ? tinyFace.width / (face.box.width * width) : 1;
  if (scale >= 1) return undefined;
  const small = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const [x, y] = [tinyFace.photo - small.width, Math.round(tinyFace.photo * 0.75) - small.height];
  if (x < 0 || y < 0) return undefined;
  return change(photo, (image) =>
    image.resize(small.width, small.height).extend({
      left: Math.floor(x / 2),
      right: Math.ceil(x / 2),
      top: Math.floor(y / 2),
      bottom: Math.ceil(y / 2),
      background: "#7a6f66",
    }),
  );
}

/** Hangs a small portrait of somebody else into the upper corner that is farther from the face. */
async function addFace(
  photo: Measured,
  { others }: { others: readonly Measured[] },
): Promise<LabelledPhoto | undefined> {
  const other = others.find(
    ({ label, faces, bytes }) =>
      label.faces === 1 &&
      faces.length === 1 &&
      !label.sunglasses &&
      label.identity !== photo.label.identity &&
      bytes !== photo.bytes,
  );
  const box = other?.faces[0]?.box;
  if (!other || !box) return undefined;
  const size = await uprightSize(photo.bytes);
  const source = await uprightSize(other.bytes);
  const side = Math.max(size.width, size.height);
  const around = cropAround(box, source);
  const scale = (backgroundFace * side) / (box.width * source.width);
  const portrait = await sharp(other.bytes)
    .autoOrient()
    .extract(around)
    .resize(Math.round(around.width * scale), Math.round(around.height * scale))
    .png()
    .toBuffer({ resolveWithObject: true });
  const margin = Math.round(side * 0.02);
  const onLeft = (photo.faces[0]?.box.left ?? 0) + (photo.faces[0]?.box.width ?? 0) / 2 > 0.5;
  const left = onLeft ? margin : size.width - margin - portrait.info.width;
  const hung = { left, top: margin, width: portrait.info.width, height: portrait.info.height };
  if (left < 0 || photo.faces.some((face) => covers(face.box, hung, size))) return undefined;
  const changed = await change(photo, (image) => image.composite([{ input: portrait.data, left, top: margin }]));
  return { ...changed, label: { ...photo.label, faces: photo.label.faces + 1 } };
}

type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** The head with some of what is around it, in whole pixels inside the photo. */
function cropAround(box: Area, { width, height }: { width: number; height: number }): Area {
  const [left, top] = [box.left - 0.4 * box.width, box.top - 0.5 * box.height];
  const from = { x: Math.max(0, Math.round(left * width)), y: Math.max(0, Math.round(top * height)) };
  const to = {
    x: Math.min(width, Math.round((left + 1.8 * box.width) * width)),
    y: Math.min(height, Math.round((top + 1.9 * box.height) * height)),
  };
  return { left: from.x, top: from.y, width: to.x - from.x, height: to.y - from.y };
}

function covers(face: Area, hung: Area, size: { width: number; height: number }): boolean {
  return (
    face.left * size.width < hung.left + hung.width &&
    (face.left + face.width) * size.width > hung.left &&
    face.top * size.height < hung.top + hung.height &&
    (face.top + face.height) * size.height > hung.top
  );
}

async function uprightSize(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const { autoOrient } = await sharp(bytes).metadata();
  return autoOrient;
}
