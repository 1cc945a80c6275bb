/** An upright photo in memory: rows of red, green and blue, one byte each. */
export interface PixelImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A square of a photo, possibly turned: centre and side in pixels, angle in radians clockwise as seen on screen. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly angle: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The mean of some points. */
export function meanPoint(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** A photo with its halvings, so that any square of it can be shrunk without flicker in few samples. */
export interface ImagePyramid {
  readonly levels: readonly PixelImage[];
}

/** Prepares a photo for sampling: each level has half the sides of the one before. */
export function buildPyramid(image: PixelImage): ImagePyramid {
  const levels = [image];
  let last = image;
  while (Math.min(last.width, last.height) >= 64 && levels.length < 6) levels.push((last = halve(last)));
  return { levels };
}

function halve(image: PixelImage): PixelImage {
  const width = image.width >> 1;
  const height = image.height >> 1;
  const stride = image.width * 3;
  const source = image.pixels;
  const pixels = new Uint8Array(width * height * 3);
  let to = 0;
  for (let row = 0; row < height; row++) {
    let from = row * 2 * stride;
    for (let column = 0; column < width; column++, from += 3) {
      for (let channel = 0; channel < 3; channel++, from++) {
        const sum =
          (source[from] ?? 0) +
          (source[from + 3] ?? 0) +
          (source[from + stride] ?? 0) +
          (source[from + stride + 3] ?? 0);
        pixels[to++] = (sum + 2) >> 2;
      }
    }
  }
  return { width, height, pixels };
}

/** A linear map from output pixels to photo pixels: `x = a·u + b·v + c`, `y = d·u + e·v + f`. */
export type AffineMap = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The map that lays a square of the photo over an output of `side` pixels. */
export function mapSquare(square: Square, side: number): AffineMap {
  const step = square.size / side;
  const cos = Math.cos(square.angle) * step;
  const sin = Math.sin(square.angle) * step;
  const half = (side - 1) / 2;
  return [cos, -sin, square.x - 0.5 - (cos - sin) * half, sin, cos, square.y - 0.5 - (sin + cos) * half];
}

/** Locates a point of a square (0 to 1 in both directions) in the photo. */
export function locateInSquare(square: Square, point: Point): Point {
  const u = (point.x - 0.5) * square.size;
  const v = (point.y - 0.5) * square.size;
  const cos = Math.cos(square.angle);
  const sin = Math.sin(square.angle);
  return { x: square.x + cos * u - sin * v, y: square.y + sin * u + cos * v };
}

/**
 * Samples a photo through a map into `width` × `height` pixels of three channel values from 0 to 255. Pixels outside
 * the photo are black. Shrinking reads the pyramid's level nearest in size, four samples a pixel where the output is
 * small.
 */
export function sampleImage(
  pyramid: ImagePyramid,
  options: { map: AffineMap; width: number; height: number },
): Float32Array<ArrayBuffer> {
  const { width, height } = options;
  const { image, stepX, stepY, downX, downY, shiftX, shiftY } = planSampling(pyramid, options);
  const samples = shiftX.length;
  const output = new Float32Array(width * height * 3);
  const [right, bottom] = [image.width - 1, image.height - 1];
  const rowLength = image.width * 3;
  const { pixels } = image;
  // One loop without calls or objects: it runs half a million times for each photo.
  for (let v = 0, to = 0; v < height; v++) {
    for (let u = 0; u < width; u++, to += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let sample = 0; sample < samples; sample++) {
        const x = stepX * u + downX * v + (shiftX[sample] ?? 0);
        const y = stepY * u + downY * v + (shiftY[sample] ?? 0);
        if (x < -0.5 || y < -0.5 || x > right + 0.5 || y > bottom + 0.5) continue;
        const column = x <= 0 ? 0 : x >= right ? right : x | 0;
        const row = y <= 0 ? 0 : y >= bottom ? bottom : y | 0;
        const toRight = x <= 0 || x >= right ? 0 : x - column;
        const toBottom = y <= 0 || y >= bottom ? 0 : y - row;
        const at = row * rowLength + column * 3;
        const next = toRight === 0 ? at : at + 3;
        const below = toBottom === 0 ? 0 : rowLength;
        const lowerRight = toRight * toBottom;
        const lowerLeft = toBottom - lowerRight;
        const upperRight = toRight - lowerRight;
        const upperLeft = 1 - toRight - lowerLeft;
        red +=
          (pixels[at] ?? 0) * upperLeft +
          (pixels[next] ?? 0) * upperRight +
          (pixels[at + below] ?? 0) * lowerLeft +
          (pixels[next + below] ?? 0) * lowerRight;
        green +=
          (pixels[at + 1] ?? 0) * upperLeft +
          (pixels[next + 1] ?? 0) * upperRight +
          (pixels[at + below + 1] ?? 0) * lowerLeft +
          (pixels[next + below + 1] ?? 0) * lowerRight;
        blue +=
          (pixels[at + 2] ?? 0) * upperLeft +
          (pixels[next + 2] ?? 0) * upperRight +
          (pixels[at + below + 2] ?? 0) * lowerLeft +
          (pixels[next + below + 2] ?? 0) * lowerRight;
      }
      output[to] = red / samples;
      output[to + 1] = green / samples;
      output[to + 2] = blue / samples;
    }
  }
  return output;
}

/** How a photo is sampled: the level that is read, the steps between pixels, and the shifts of a pixel's samples. */
interface SamplingPlan {
  readonly image: PixelImage;
  readonly stepX: number;
  readonly stepY: number;
  readonly downX: number;
  readonly downY: number;
  readonly shiftX: Float64Array;
  readonly shiftY: Float64Array;
}

function planSampling(
  pyramid: ImagePyramid,
  { map, width, height }: { map: AffineMap; width: number; height: number },
): SamplingPlan {
  const [a, b, c, d, e, f] = map;
  const scale = Math.sqrt(Math.abs(a * e - b * d));
  const wanted = Math.max(0, Math.floor(Math.log2(scale)));
  const level = Math.min(wanted, pyramid.levels.length - 1);
  const image = pyramid.levels[level];
  if (!image) throw new Error("An image pyramid has at least one level");
  const shrink = 1 / 2 ** level;
  const offset = (shrink - 1) / 2;
  const grid = scale * shrink > 1.2 && width * height <= 65536 ? 2 : 1;
  const [stepX, stepY, downX, downY] = [a * shrink, d * shrink, b * shrink, e * shrink];
  const samples = grid * grid;
  const [shiftX, shiftY] = [new Float64Array(samples), new Float64Array(samples)];
  for (let sample = 0; sample < samples; sample++) {
    const shiftU = ((sample % grid) + 0.5) / grid - 0.5;
    const shiftV = (Math.floor(sample / grid) + 0.5) / grid - 0.5;
    shiftX[sample] = stepX * shiftU + downX * shiftV + c * shrink + offset;
    shiftY[sample] = stepY * shiftU + downY * shiftV + f * shrink + offset;
  }
  return { image, stepX, stepY, downX, downY, shiftX, shiftY };
}

/** Samples a square into `side` × `side` pixels. */
export function sampleSquare(pyramid: ImagePyramid, square: Square, side: number): Float32Array<ArrayBuffer> {
  return sampleImage(pyramid, { map: mapSquare(square, side), width: side, height: side });
}
