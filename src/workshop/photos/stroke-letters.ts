/**
 * A letter drawn by a pen: an SVG path on a grid where capitals reach from 0 to 7 and tails to 9, and its width there.
 */
interface Letter {
  readonly path: string;
  readonly width: number;
}

const bowl = "M3.6 5A1.8 2 0 1 0 0 5A1.8 2 0 1 0 3.6 5Z";

/** Whatever a verdict can hold. A machine need not have any font: many servers and containers have none. */
const letters: Readonly<Record<string, Letter>> = {
  a: { path: `${bowl}M3.6 3V7`, width: 3.6 },
  b: { path: `${bowl}M0 0V7`, width: 3.6 },
  c: { path: "M3.3 3.7A1.8 2 0 1 0 3.3 6.3", width: 3.3 },
  d: { path: `${bowl}M3.6 0V7`, width: 3.6 },
  e: { path: "M0 5H3.6A1.8 2 0 1 0 3.1 6.4", width: 3.6 },
  f: { path: "M2.6 .4A1.4 1.4 0 0 0 1 1.8V7M0 3H2.4", width: 2.4 },
  g: { path: `${bowl}M3.6 3V7.4A1.8 1.8 0 0 1 .3 8.4`, width: 3.6 },
  h: { path: "M0 0V7M0 5A1.8 1.9 0 0 1 3.6 5V7", width: 3.6 },
  i: { path: "M.2 3V7M.2 1V1.1", width: 0.4 },
  j: { path: "M1.4 3V8A1.3 1.2 0 0 1 0 9M1.4 1V1.1", width: 1.6 },
  k: { path: "M0 0V7M3.2 3L0 5.4M1.3 4.5L3.4 7", width: 3.4 },
  l: { path: "M.2 0V7", width: 0.4 },
  m: { path: "M0 3V7M0 4.7A1.5 1.6 0 0 1 3 4.7V7M3 4.7A1.5 1.6 0 0 1 6 4.7V7", width: 6 },
  n: { path: "M0 3V7M0 5A1.8 1.9 0 0 1 3.6 5V7", width: 3.6 },
  o: { path: bowl, width: 3.6 },
  p: { path: `${bowl}M0 3V9`, width: 3.6 },
  q: { path: `${bowl}M3.6 3V9`, width: 3.6 },
  r: { path: "M0 3V7M0 5A1.9 1.9 0 0 1 2.4 3.1", width: 2.4 },
  s: { path: "M3 3.6A1.6 1.1 0 0 0 1.6 3A1.5 1 0 0 0 1.6 5A1.5 1 0 0 1 1.6 7A1.7 1.1 0 0 1 .1 6.4", width: 3.2 },
  t: { path: "M1 1V5.6A1.4 1.4 0 0 0 2.6 7M0 3H2.4", width: 2.6 },
  u: { path: "M0 3V5A1.8 1.9 0 0 0 3.6 5M3.6 3V7", width: 3.6 },
  v: { path: "M0 3L1.7 7L3.4 3", width: 3.4 },
  w: { path: "M0 3L1.3 7L2.7 3.4L4.1 7L5.4 3", width: 5.4 },
  x: { path: "M0 3L3.2 7M3.2 3L0 7", width: 3.2 },
  y: { path: "M0 3L1.8 7M3.6 3L1.4 8.2L.4 9", width: 3.6 },
  z: { path: "M0 3H3.2L0 7H3.2", width: 3.2 },
  "0": { path: "M3.8 3.6A1.9 3.4 0 1 0 0 3.6A1.9 3.4 0 1 0 3.8 3.6Z", width: 3.8 },
  "1": { path: "M.4 1.6L2 .2V7", width: 2.4 },
  "2": { path: "M.1 2A1.8 1.8 0 1 1 3.2 3.2L0 7H3.7", width: 3.7 },
  "3": { path: "M.2 1.2A1.7 1.6 0 1 1 1.7 3.4A1.8 1.8 0 1 1 .1 5.8", width: 3.6 },
  "4": { path: "M2.8 7V.2L0 5H3.9", width: 3.9 },
  "5": { path: "M3.4 .2H.6L.3 3.2A2 2 0 1 1 .1 6", width: 3.8 },
  "6": { path: "M3 .2L.5 3.8M3.8 5A1.9 2 0 1 0 0 5A1.9 2 0 1 0 3.8 5Z", width: 3.8 },
  "7": { path: "M0 .2H3.7L1.3 7", width: 3.7 },
  "8": {
    path: "M3.5 1.9A1.6 1.7 0 1 0 .3 1.9A1.6 1.7 0 1 0 3.5 1.9ZM3.8 5.3A1.9 1.7 0 1 0 0 5.3A1.9 1.7 0 1 0 3.8 5.3Z",
    width: 3.8,
  },
  "9": { path: "M.8 7L3.3 3.4M3.8 2.2A1.9 2 0 1 0 0 2.2A1.9 2 0 1 0 3.8 2.2Z", width: 3.8 },
  ":": { path: "M.2 3.4V3.5M.2 6.9V7", width: 0.4 },
  ",": { path: "M.5 6.8L0 8.2", width: 0.6 },
  ".": { path: "M.2 6.9V7", width: 0.4 },
  "%": {
    path: "M4.6 .4L.6 6.8M2 1.8A1 1.4 0 1 0 0 1.8A1 1.4 0 1 0 2 1.8ZM5.2 5.4A1 1.4 0 1 0 3.2 5.4A1 1.4 0 1 0 5.2 5.4Z",
    width: 5.2,
  },
  " ": { path: "", width: 1.6 },
};

const gap = 1.5;

/** Measures how wide a text is, in the letters' own units; a capital is 7 of them high. */
export function measureLetters(text: string): number {
  return lettersOf(text).reduce((sum, { width }) => sum + width + gap, -gap);
}

/** Draws a text as SVG paths, its upper left corner at the origin; `scale` is pixels for each of the letters' units. */
export function drawLetters(text: string, scale: number): string {
  let at = 0;
  return lettersOf(text)
    .map(({ path, width }) => {
      const drawn = `<path transform="translate(${(at * scale).toFixed(1)} 0) scale(${scale.toFixed(3)})" d="${path}"/>`;
      at += width + gap;
      return path === "" ? "" : drawn;
    })
    .join("");
}

/** Letters without a drawing leave a gap. */
function lettersOf(text: string): Letter[] {
  return [...text.toLowerCase()].map((letter) => letters[letter] ?? { path: "", width: 3 });
}
