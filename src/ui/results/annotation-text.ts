import type { Words } from "../../text/words.ts";
import type { Annotation } from "../../workshop/photos/annotate-photo.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";

/** The areas that an annotation is worded by. */
export const annotationAreas = ["labels", "outcome", "screen-inspect"] as const;

/** The verdict, what was seen of each face, and where the picture is. */
export function drawAnnotationText(
  { verdict, faces, photo, picture }: Annotation,
  terminal: Terminal,
  words: Words<(typeof annotationAreas)[number]>,
): string {
  const signs = signsOf(terminal);
  const text = words.word(verdict.text);
  const judged = verdict.accepted
    ? paint("green", `${signs.done} ${text}`)
    : paint("yellow", `${signs.failed} ${text}`);
  const seen = faces.map(({ confidence, sunglasses, eyeglasses }, index): [string, string] => [
    faces.length === 1 ? words.say("label-face") : words.say("numbered-face", { number: index + 1 }),
    words.say("face-attributes", {
      confidence: percent(confidence),
      sunglasses: sunglasses.value,
      sunglassesConfidence: percent(sunglasses.confidence),
      eyeglasses: eyeglasses.value,
      eyeglassesConfidence: percent(eyeglasses.confidence),
    }),
  ]);
  const pairs: [string, string][] = [[words.say("label-photo"), photo], ...seen, [words.say("label-picture"), picture]];
  return `${judged}\n\n${drawPairs(pairs)}`;
}

function percent(value: number): string {
  return `${value.toFixed(1)} %`;
}
