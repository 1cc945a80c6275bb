import sharp from "sharp";

/** A picture to draw: size in pixels, format, and how EXIF says it is turned (1 to 8). */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly format?: "jpeg" | "png" | "gif";
  readonly orientation?: number;
}

/** Draws a picture with some content, encoded. */
export async function drawPhoto({ width, height, format = "jpeg", orientation = 1 }: Drawing): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#8fb3c9"/><circle cx="30%" cy="40%" r="20%" fill="#c96f3b"/></svg>`;
  return sharp(Buffer.from(drawing)).flatten().withMetadata({ orientation }).toFormat(format).toBuffer();
}
