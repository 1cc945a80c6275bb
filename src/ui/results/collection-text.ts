import type { CollectionReset, showCollection } from "../../workshop/faces/collection.ts";
import type { InspectWords } from "./inspect-areas.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { formatMoment } from "../terminal/quantity.ts";

/** The collection in a few lines. */
export function drawCollection(collection: Awaited<ReturnType<typeof showCollection>>, words: InspectWords): string {
  const unknown = words.say("unknown");
  return drawPairs([
    [words.say("label-collection"), collection.id],
    [words.say("label-faces"), String(collection.faces)],
    [words.say("label-face-model"), collection.modelVersion ?? unknown],
    [words.say("label-created"), collection.createdAt ? formatMoment(collection.createdAt, words.language) : unknown],
    [words.say("label-arn"), collection.arn ?? unknown],
  ]);
}

/** Draws the result of a reset. */
export function drawCollectionReset(
  { collection, existed, deletedFaces }: CollectionReset,
  words: InspectWords,
): string {
  if (!existed) return words.say("collection-created", { collection });
  return words.say("collection-emptied", { collection, faces: deletedFaces });
}
