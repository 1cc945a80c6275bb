/**
 * A text from elsewhere, such as a photo's key, as a terminal may be given it: control characters, which could clear
 * the screen or colour what follows, become `?`. Line ends stay.
 */
export function makePrintable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => (character === "\n" ? character : "?"));
}
