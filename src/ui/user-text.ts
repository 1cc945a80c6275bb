import type { UserView } from "../workshop/inspect/user-view.ts";
import { drawItem } from "./item-text.ts";
import { drawPairs } from "./pairs.ts";
import { formatBytes } from "./quantity.ts";

/** What is kept of a rider. */
export function drawUser(view: UserView): string {
  const { item, faces, thumbnail, saved } = view;
  const pairs: [string, string][] = [["User", view.user]];
  pairs.push(["Item", item ? drawItem(item) : "none (stage 4 writes it)"]);
  pairs.push(["Faces", faces.length === 0 ? "none" : faces.map((face) => face.faceId).join("\n")]);
  if (thumbnail) {
    const pixels = thumbnail.width === undefined ? "" : `${thumbnail.width} x ${thumbnail.height} pixels, `;
    pairs.push([
      "Thumbnail",
      `${thumbnail.key} (${pixels}${formatBytes(thumbnail.bytes)}, ${thumbnail.contentType ?? "?"})`,
    ]);
  } else pairs.push(["Thumbnail", "none"]);
  if (saved !== undefined) pairs.push(["Saved to", saved]);
  return drawPairs(pairs);
}
