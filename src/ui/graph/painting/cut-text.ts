import stringWidth from "string-width";

const segmenter = new Intl.Segmenter();

/** A text in at most `room` cells; `…` stands for what is cut off. */
export function cutText(text: string, room: number): string {
  if (stringWidth(text) <= room) return text;
  let kept = "";
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    width += stringWidth(segment);
    if (width > room - 1) break;
    kept += segment;
  }
  return room < 1 ? "" : `${kept}…`;
}
