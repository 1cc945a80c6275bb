import type { Instance, Label } from "@aws-sdk/client-rekognition";
import type { FaceDescription } from "../../../vision/faces/faces.ts";
import type { FoundObject } from "../../../vision/content/objects.ts";
import { toBoundingBox } from "../faces/face-detail.ts";
import { type LabelPlace, placeOfLabel, placeOfThing } from "./label-taxonomy.ts";
import type { NamedConfidence } from "./moderation-labels.ts";

/** A detected object: its label, its confidence in percent, and its box if it has one. */
interface Sighting {
  readonly place: LabelPlace;
  readonly confidence: number;
  readonly box?: FoundObject["box"];
}

/** Scores of the detector are low: this one is as likely right as wrong, and doubt halves every `scoreStep`. */
const evenScore = 0.38;
const scoreStep = 0.07;

/** Turns a score from 0 to 1 into percent. */
function confidenceOfScore(score: number): number {
  return 100 / (1 + 2 ** ((evenScore - score) / scoreStep));
}

const facePlace: LabelPlace = { name: "Face", parents: ["Head", "Person"], category: "Person Description" };

/** Labels for things and faces that were found. */
export function labelsOfFindings(objects: readonly FoundObject[], faces: readonly FaceDescription[]): Label[] {
  return gatherLabels([
    ...objects.flatMap(({ name, score, box }) => {
      const place = placeOfThing(name);
      return place ? [{ place, confidence: confidenceOfScore(score), box }] : [];
    }),
    ...faces.map(({ box, confidence }) => ({ place: facePlace, confidence, box })),
  ]);
}

/** Labels that were declared. */
export function labelsOfNames(named: readonly NamedConfidence[]): Label[] {
  return gatherLabels(named.map(({ name, confidence }) => ({ place: placeOfLabel(name), confidence })));
}

/** One label for each name and each ancestor, with all its instances, the surest first. */
function gatherLabels(sightings: readonly Sighting[]): Label[] {
  const labels = new Map<string, Label & { Confidence: number; Instances: Instance[] }>();
  for (const { place, confidence, box } of sightings.toSorted((a, b) => b.confidence - a.confidence)) {
    const line = [place.name, ...place.parents];
    for (const [index, name] of line.entries()) {
      const label = labels.get(name) ?? makeLabel(name, line.slice(index + 1), place.category);
      label.Confidence = Math.max(label.Confidence, confidence);
      if (index === 0 && box) label.Instances.push({ BoundingBox: toBoundingBox(box), Confidence: confidence });
      labels.set(name, label);
    }
  }
  return [...labels.values()].toSorted((a, b) => b.Confidence - a.Confidence);
}

function makeLabel(name: string, parents: readonly string[], category: string) {
  return {
    Name: name,
    Confidence: 0,
    Instances: [],
    Parents: parents.map((Name) => ({ Name })),
    Aliases: [],
    Categories: category === "" ? [] : [{ Name: category }],
  };
}
