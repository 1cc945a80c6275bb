import sharp from "sharp";

const canvas = { width: 1200, height: 800 };

/** Size in pixels of one of the two prints that hang beside each other. */
export const printSize = { width: 493, height: 660 };

/** Lays two prints, each with a white border and a soft shadow, beside each other on a plain wall. */
export async function frameSideBySide(prints: readonly [Buffer, Buffer]): Promise<Buffer> {
  const border = 16;
  const top = (canvas.height - printSize.height) / 2;
  const gap = (canvas.width - 2 * (printSize.width + 2 * border)) / 3;
  const lefts = [gap + border, canvas.width - gap - border - printSize.width];
  const frame = `width="${printSize.width + 2 * border}" height="${printSize.height + 2 * border}"`;
  const frames = lefts.map(
    (left) => `
    <rect x="${left - border}" y="${top - border + 10}" ${frame} fill="#000" opacity="0.38" filter="url(#shadow)"/>
    <rect x="${left - border}" y="${top - border}" ${frame} fill="#fbfaf7"/>`,
  );
  const wall = Buffer.from(`
<svg xmlns="http://www.w3.org/2000/svg" width="${canvas.width}" height="${canvas.height}">
  <defs>
    <radialGradient id="wall" cx="0.5" cy="0.38" r="0.85">
      <stop offset="0" stop-color="#8fa3ad"/>
      <stop offset="1" stop-color="#53666f"/>
    </radialGradient>
    <filter id="shadow" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="12"/></filter>
  </defs>
  <rect width="100%" height="100%" fill="url(#wall)"/>${frames.join("")}
</svg>`);
  return sharp(wall)
    .composite(prints.map((input, index) => ({ input, left: lefts[index] ?? 0, top })))
    .removeAlpha()
    .png()
    .toBuffer();
}
