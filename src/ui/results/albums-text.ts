import type { Words } from "../../text/words.ts";
import type { Album, AlbumImage } from "../../workshop/metadata/albums.ts";
import { formatMoment } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The areas that albums are worded by. */
export const albumAreas = ["labels", "screen-flow"] as const;
type AlbumWords = Words<(typeof albumAreas)[number]>;

/** The albums as a table, and how to look into one. */
export function drawAlbums(albums: readonly Album[], terminal: Terminal, words: AlbumWords): string {
  const { say } = words;
  const [first] = albums;
  if (first === undefined) return say("no-albums");
  const table = drawTable(
    {
      head: [say("label-album"), say("label-rider"), say("flow-images"), say("label-newest")],
      rows: albums.map(({ album, users, images, newest }) => [
        album,
        users.join(", ") || "-",
        String(images),
        moment(newest, words),
      ]),
    },
    terminal.columns,
  );
  return `${table}\n\n${say("album-show", { album: first.album })}`;
}

/** The images of an album as a table. */
export function drawAlbum(images: readonly AlbumImage[], terminal: Terminal, words: AlbumWords): string {
  const { say } = words;
  return drawTable(
    {
      head: [
        say("label-image"),
        say("label-rider"),
        say("label-uploaded"),
        say("label-size"),
        say("label-camera"),
        say("label-tags"),
        say("label-thumbnail"),
      ],
      rows: images.map(({ image, user, uploaded, format, size, camera, tags, thumbnail }) => [
        image,
        user ?? "-",
        moment(uploaded, words),
        [format, size && `${size.width}x${size.height}`].filter((part) => part !== undefined).join(" ") || "-",
        camera ?? "-",
        tags.join(", ") || "-",
        thumbnail?.key ?? "-",
      ]),
    },
    terminal.columns,
  );
}

function moment(at: Date | undefined, words: AlbumWords): string {
  return at === undefined ? "-" : formatMoment(at, words.language);
}
