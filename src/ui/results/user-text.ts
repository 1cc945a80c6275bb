import type { UserView } from "../../workshop/inspect/user-view.ts";
import type { InspectWords } from "./inspect-areas.ts";
import { drawItem } from "./item-text.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { formatBytes } from "../terminal/quantity.ts";

/** What is stored for a rider. */
export function drawUser({ user, item, faces, thumbnail, saved }: UserView, words: InspectWords): string {
  const pairs: [string, string][] = [
    [words.say("label-user"), user],
    [words.say("label-item"), item ? drawItem(item) : words.say("no-item")],
    [words.say("label-faces"), faces.length === 0 ? words.say("none") : faces.map((face) => face.faceId).join("\n")],
    [words.say("label-thumbnail"), thumbnail ? drawThumbnail(thumbnail) : words.say("none")],
  ];
  if (saved !== undefined) pairs.push([words.say("label-saved-to"), saved]);
  return drawPairs(pairs);
}

function drawThumbnail({ key, width, height, bytes, contentType }: NonNullable<UserView["thumbnail"]>): string {
  const pixels = width === undefined ? "" : `${width} x ${height}, `;
  return `${key} (${pixels}${formatBytes(bytes)}, ${contentType ?? "?"})`;
}
