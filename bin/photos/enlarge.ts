import sharp, { type Region } from "sharp";

/** A crop of a source picture and the size it is brought to. */
export interface Enlargement {
  /** Path of the source picture, or its encoded bytes. */
  readonly source: string | Buffer;
  /** The part that is cut out, in the source's own pixels. */
  readonly region: Region;
  /** Width and height of the result in pixels. */
  readonly width: number;
  readonly height: number;
  /** How strongly edges are brought out after enlarging; less for sources with JPEG traces. 1 when not given. */
  readonly sharpness?: number;
}

/** Standard deviation of the film grain, in levels of 255: hides the softness that enlarging leaves, without being seen itself. */
const grainStrength = 3.2;

/** Cuts a region out and brings it to the wanted size; the result is a PNG. */
export async function enlarge({ source, region, width, height, sharpness = 1 }: Enlargement): Promise<Buffer> {
  return sharp(source)
    .extract(region)
    .resize(width, height, { kernel: "lanczos3", fit: "fill" })
    .sharpen({ sigma: 1.6, m1: 0.4 * sharpness, m2: 1.4 * sharpness })
    .removeAlpha()
    .png()
    .toBuffer();
}

/** Adds film grain to an encoded picture; the same picture gets the same grain. The result is a PNG. */
export async function addGrain(picture: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const nextLevel = gaussianNoise(1992);
  for (let pixel = 0; pixel < data.length; pixel += info.channels) {
    const noise = nextLevel() * grainStrength;
    for (let channel = 0; channel < info.channels; channel++) {
      const level = data[pixel + channel] ?? 0;
      data[pixel + channel] = Math.max(0, Math.min(255, Math.round(level + noise)));
    }
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .png()
    .toBuffer();
}

/** A repeatable source of normally distributed numbers (mulberry32, then the sum of four uniform numbers). */
function gaussianNoise(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return () => (uniform() + uniform() + uniform() + uniform() - 2) * Math.sqrt(3);
}
