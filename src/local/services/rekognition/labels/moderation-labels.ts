import type { ModerationLabel } from "@aws-sdk/client-rekognition";
import type { ContentRating } from "../../../vision/content/content.ts";
import { placeModerationLabel } from "./moderation-taxonomy.ts";

/** A label with its confidence in percent. */
export interface NamedConfidence {
  readonly name: string;
  readonly confidence: number;
}

/**
 * The labels that a rating supports. The classifier only distinguishes explicit from suggestive: nothing of the third
 * level, no violence, no drugs, no symbols.
 */
export function namesOfRating({ porn, hentai, sexy }: ContentRating): NamedConfidence[] {
  return [
    { name: "Explicit Nudity", confidence: 100 * (porn + hentai) },
    { name: "Non-Explicit Nudity", confidence: 100 * sexy },
  ];
}

/** Labels as AWS answers them: with all above them, none below the least confidence, the surest first. */
export function toModerationLabels(named: readonly NamedConfidence[], minimumConfidence: number): ModerationLabel[] {
  const labels = new Map<string, Required<ModerationLabel>>();
  for (const { name, confidence } of named) {
    const place = placeModerationLabel(name);
    if (!place || confidence < minimumConfidence) continue;
    const line = [...place.ancestors, place.name];
    for (const [level, label] of line.entries()) {
      const known = labels.get(label)?.Confidence ?? 0;
      labels.set(label, {
        Confidence: Math.max(known, confidence),
        Name: label,
        ParentName: line[level - 1] ?? "",
        TaxonomyLevel: level + 1,
      });
    }
  }
  return [...labels.values()].toSorted(
    (a, b) => b.Confidence - a.Confidence || b.TaxonomyLevel - a.TaxonomyLevel || a.Name.localeCompare(b.Name),
  );
}
