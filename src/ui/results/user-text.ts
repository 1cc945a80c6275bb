import type { UserView } from "../../workshop/inspect/user-view.ts";
import type { InspectWords } from "./inspect-areas.ts";
import { drawItem } from "./item-text.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { formatBytes } from "../terminal/quantity.ts";

/** Draws what is stored for a rider. */
export function drawUser({ user, item, faces, thumbnail, saved }: UserView, words: InspectWords): string {
  const pairs: [string, string][] = [[words.say("label-user"), user]];
  if (!item) pairs.push([words.say("label-item"), words.say("no-item")]);
  pairs.push(
    [words.say("label-faces"), faces.length === 0 ? words.say("none") : faces.map((face) => face.faceId).join("\n")],
    [words.say("label-thumbnail"), thumbnail ? drawThumbnail(thumbnail) : words.say("none")],
  );
  if (saved !== undefined) pairs.push([words.say("label-saved-to"), saved]);
  const stored = item ? `\n\n${words.say("label-item")}\n${drawItem(item).replaceAll(/^/gm, "  ")}` : "";
  return `${drawPairs(pairs)}${stored}`;
}

function drawThumbnail({ key, width, height, bytes, contentType }: NonNullable<UserView["thumbnail"]>): string {
  const pixels = width === undefined ? "" : `${width} x ${height}, `;
  return `${key} (${pixels}${formatBytes(bytes)}, ${contentType ?? "?"})`;
}
