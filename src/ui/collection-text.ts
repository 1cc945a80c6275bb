import type { CollectionReset, showCollection } from "../workshop/collection.ts";
import { drawPairs } from "./pairs.ts";
import { formatCount, formatMoment } from "./quantity.ts";

/** The collection in a few lines. */
export function drawCollection(collection: Awaited<ReturnType<typeof showCollection>>): string {
  return drawPairs([
    ["Collection", collection.id],
    ["Faces", String(collection.faces)],
    ["Face model", collection.modelVersion ?? "unknown"],
    ["Created", collection.createdAt ? formatMoment(collection.createdAt) : "unknown"],
    ["ARN", collection.arn ?? "unknown"],
  ]);
}

/** What resetting did. */
export function drawCollectionReset(reset: CollectionReset): string {
  if (!reset.existed) return `The collection ${reset.collection} was missing and is created.`;
  return `The collection ${reset.collection} is empty again: ${formatCount(reset.deletedFaces, "face")} forgotten.`;
}
