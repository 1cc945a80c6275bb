/** A point of a picture, in pixels from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where sunglasses sit on a face. */
export interface Fit {
  /** Centre of the pupil on the picture's left. */
  readonly leftEye: Point;
  /** Centre of the pupil on the picture's right. */
  readonly rightEye: Point;
  /** Size of the picture that the drawing is laid over. */
  readonly width: number;
  readonly height: number;
}

/**
 * Draws sunglasses as an SVG of the picture's size. They are designed for eyes 100 units apart with the point between
 * them at the origin, then moved, turned and scaled onto the face.
 */
export function drawSunglasses({ leftEye, rightEye, width, height }: Fit): Buffer {
  const scale = Math.hypot(rightEye.x - leftEye.x, rightEye.y - leftEye.y) / 100;
  const degrees = (Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x) * 180) / Math.PI;
  const middle = { x: (leftEye.x + rightEye.x) / 2, y: (leftEye.y + rightEye.y) / 2 };
  return Buffer.from(`
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <defs>
    <linearGradient id="lens" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#0b0c0f"/>
      <stop offset="0.65" stop-color="#15171b"/>
      <stop offset="1" stop-color="#24262b"/>
    </linearGradient>
    <linearGradient id="frame" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#4a4744"/>
      <stop offset="0.18" stop-color="#1d1b1a"/>
      <stop offset="1" stop-color="#0d0c0c"/>
    </linearGradient>
    <linearGradient id="sheen" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="#ffffff" stop-opacity="0.20"/>
      <stop offset="0.45" stop-color="#ffffff" stop-opacity="0.05"/>
      <stop offset="0.5" stop-color="#ffffff" stop-opacity="0"/>
    </linearGradient>
    <filter id="soft" x="-20%" y="-20%" width="140%" height="160%"><feGaussianBlur stdDeviation="3.2"/></filter>
    <filter id="edge" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="0.5"/></filter>
    <path id="rim" d="${rim}"/>
    <path id="glass" d="${glass}"/>
  </defs>
  <g transform="translate(${middle.x} ${middle.y}) rotate(${degrees}) scale(${scale * 1.06})">
    <g filter="url(#soft)" opacity="0.5" transform="translate(1 7)">
      <use href="#rim" fill="#3a1c10"/>
      <use href="#rim" fill="#3a1c10" transform="scale(-1 1)"/>
    </g>
    <g filter="url(#edge)">
      <path d="M -90 -19 L -101 -15 L -101 -10 L -90 -6 Z" fill="#141313"/>
      <path d="M 90 -19 L 100 -15 L 100 -10 L 90 -6 Z" fill="#141313"/>
      <path d="M -14 -11 C -8 -19, 8 -19, 14 -11 L 13 -3 C 7 -10, -7 -10, -13 -3 Z" fill="url(#frame)"/>
      <use href="#rim" fill="url(#frame)"/>
      <use href="#rim" fill="url(#frame)" transform="scale(-1 1)"/>
      <use href="#glass" fill="url(#lens)"/>
      <use href="#glass" fill="url(#lens)" transform="scale(-1 1)"/>
      <use href="#glass" fill="url(#sheen)"/>
      <use href="#glass" fill="url(#sheen)" transform="translate(102 0)"/>
    </g>
  </g>
</svg>`);
}

/** Outline of the left frame: flat above, wide at the temple, round below. */
const rim =
  "M -96 -24 C -80 -29, -34 -28, -13 -21 C -8 -19, -8 -8, -12 4 C -17 24, -34 33, -53 33 C -76 33, -87 20, -90 2 C -91 -6, -95 -12, -96 -24 Z";

/** Outline of the left lens inside its frame. */
const glass =
  "M -86 -18 C -72 -22, -38 -22, -19 -16 C -15 -14, -16 -6, -19 3 C -24 20, -37 27, -53 27 C -71 27, -80 16, -83 1 C -84 -6, -87 -12, -86 -18 Z";
