import { readdir } from "node:fs/promises";
import { basename, dirname, extname, join, relative, sep } from "node:path";
import type { UserFrom } from "./manifest.ts";
import { keyOfFileName } from "../../unicode-forms.ts";
import { makeUserId } from "./make-user-id.ts";
import type { RawRow } from "./raw-row.ts";

const photoEndings = new Set([".jpg", ".jpeg", ".png"]);

/**
 * A row for each photo of a folder and of those within it, by name: the key is the path inside the folder, the user is
 * made from the file's name without its ending, or from the name of the folder it is in. Files with other endings and
 * hidden ones are left out.
 */
export async function* readFolder(folder: string, userFrom: UserFrom): AsyncGenerator<RawRow[]> {
  yield* readWithin({ root: folder, userFrom }, folder);
}

interface PhotoFolder {
  readonly root: string;
  readonly userFrom: UserFrom;
}

async function* readWithin(photos: PhotoFolder, folder: string): AsyncGenerator<RawRow[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !entry.name.startsWith("."));
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  yield entries
    .filter((entry) => !entry.isDirectory() && photoEndings.has(extname(entry.name).toLowerCase()))
    .map((entry) => rawRow(photos, join(folder, entry.name)));
  for (const entry of entries) if (entry.isDirectory()) yield* readWithin(photos, join(folder, entry.name));
}

function rawRow({ root, userFrom }: PhotoFolder, file: string): RawRow {
  const path = relative(root, file).replaceAll(sep, "/");
  const name = userFrom === "folder" ? basename(dirname(file)) : basename(file, extname(file));
  return { place: path, values: { userId: makeUserId(name), key: keyOfFileName(path), photo: path } };
}
