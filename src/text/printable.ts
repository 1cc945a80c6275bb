/**
 * A text from elsewhere, such as a photo's key, as a terminal may be given it: control characters, which could clear
 * the screen or colour what follows, become `?`. Line ends stay.
 */
export function makePrintable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => (character === "\n" ? character : "?"));
}

const escape = String.fromCodePoint(27);
const colours = new RegExp(`${escape}\\[[\\d;]*m`, "g");
const resets = new RegExp(`${escape}\\[(?:0|2[2-9]|39|49)?m$`);

/** As `makePrintable`, for a text that the program may have coloured itself: colours that end within it stay. */
export function makeColouredPrintable(text: string): string {
  if (!/\p{Cc}/u.test(text)) return text;
  const codes = text.match(colours) ?? [];
  if (codes.length === 0 || !resets.test(codes.at(-1) ?? "")) return makePrintable(text);
  const plain = text.split(colours).map(makePrintable);
  return plain.map((part, index) => part + (codes[index] ?? "")).join("");
}
