import sharp from "sharp";
import type { SeenFace } from "../../aws/photo/detect-faces.ts";
import { drawLetters, measureLetters } from "./stroke-letters.ts";
import { englishOutcome } from "../../text/english-outcome.ts";
import type { Verdict } from "./verdict.ts";

/** Kinds of picture that can be written. */
export type PictureFormat = "png" | "jpeg";

/** The same limit as the local Rekognition's: a picture with more pixels is not unfolded. */
const mostPixels = 64_000_000;

const colours = { accepted: "#1a9850", refused: "#d73027", points: "#ffd92f" } as const;

/**
 * Draws what was seen on a photo: a box around each face, its landmarks, and the verdict in a band above it.
 *
 * @param options.size the photo's longest side in the picture, in pixels; smaller photos are not enlarged
 * @throws when the photo cannot be decoded
 */
export async function drawAnnotation(
  photo: Uint8Array,
  options: { faces: readonly SeenFace[]; verdict: Verdict; size: number; format: PictureFormat },
): Promise<Uint8Array> {
  const { data, info } = await sharp(photo, { limitInputPixels: mostPixels })
    .autoOrient()
    .resize(options.size, options.size, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const picture = sharp(data, { raw: { width, height, channels } })
    .extend({ top: bannerHeight(options.verdict, width), background: colourOf(options.verdict) })
    .composite([{ input: Buffer.from(drawSvg({ width, height }, options)) }])
    .removeAlpha();
  return options.format === "png"
    ? picture.png({ compressionLevel: 9 }).toBuffer()
    : picture.jpeg({ quality: 80, mozjpeg: true }).toBuffer();
}

/** The drawing alone, as SVG over a photo of the given size in pixels with the verdict's band above it. */
export function drawSvg(
  { width, height }: { width: number; height: number },
  { faces, verdict }: { faces: readonly SeenFace[]; verdict: Verdict },
): string {
  const colour = colourOf(verdict);
  const banner = bannerHeight(verdict, width);
  const line = Math.max(1, Math.max(width, height) / 320);
  const drawnFaces = faces.map((face) => drawFace(face, { width, height, line, colour })).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + banner}"><g transform="translate(0 ${banner})">${drawnFaces}</g>${drawBanner(verdict, width)}</svg>`;
}

function drawFace(
  { box, landmarks }: SeenFace,
  { width, height, line, colour }: { width: number; height: number; line: number; colour: string },
): string {
  const frame = `<rect x="${px(box.left * width)}" y="${px(box.top * height)}" width="${px(box.width * width)}" height="${px(box.height * height)}" fill="none" stroke="${colour}" stroke-width="${px(line * 1.4)}"/>`;
  const radius = px(Math.max(1, Math.min(line * 1.2, (box.width * width) / 50)));
  const points = landmarks
    .map(
      ({ x, y }) =>
        `<circle cx="${px(x * width)}" cy="${px(y * height)}" r="${radius}" fill="${colours.points}" stroke="#000000" stroke-opacity="0.6" stroke-width="${px(line / 3)}"/>`,
    )
    .join("");
  return frame + points;
}

/** The verdict as letters in its band, as large as there is room for. The letters are Latin, so it is in English. */
function drawBanner(verdict: Verdict, width: number): string {
  const text = englishOutcome(verdict.text);
  const scale = letterScale(text, width);
  const pen = `fill="none" stroke="#ffffff" stroke-width="1.1" stroke-linecap="round" stroke-linejoin="round"`;
  return `<g transform="translate(${px(width * 0.02)} ${px(scale * 3.2)})" ${pen}>${drawLetters(text, scale)}</g>`;
}

function bannerHeight({ text }: Verdict, width: number): number {
  return Math.round(14 * letterScale(englishOutcome(text), width));
}

function letterScale(text: string, width: number): number {
  return Math.min(width / 300, (width * 0.94) / measureLetters(text));
}

function colourOf({ accepted }: Verdict): string {
  return accepted ? colours.accepted : colours.refused;
}

function px(value: number): string {
  return value.toFixed(1);
}
