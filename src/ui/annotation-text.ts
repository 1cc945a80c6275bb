import type { Annotation } from "../workshop/photos/annotate-photo.ts";
import { drawPairs } from "./pairs.ts";
import { paint, signsOf, type Terminal } from "./terminal.ts";

/** The verdict, what was seen of each face, and where the picture lies. */
export function drawAnnotationText({ verdict, faces, photo, picture }: Annotation, terminal: Terminal): string {
  const signs = signsOf(terminal);
  const judged = verdict.accepted
    ? paint("green", `${signs.done} ${verdict.text}`)
    : paint("yellow", `${signs.failed} ${verdict.text}`);
  const seen = faces.map((face, index): [string, string] => [
    faces.length === 1 ? "Face" : `Face ${index + 1}`,
    [
      percent(face.confidence),
      `sunglasses ${face.sunglasses.value ? "yes" : "no"} (${percent(face.sunglasses.confidence)})`,
      `eyeglasses ${face.eyeglasses.value ? "yes" : "no"} (${percent(face.eyeglasses.confidence)})`,
    ].join(", "),
  ]);
  return `${judged}\n\n${drawPairs([["Photo", photo], ...seen, ["Picture", picture]])}`;
}

function percent(value: number): string {
  return `${value.toFixed(1)} %`;
}
