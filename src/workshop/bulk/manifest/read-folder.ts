import { readdir } from "node:fs/promises";
import { basename, extname, join, relative, sep } from "node:path";
import type { RawRow } from "./raw-row.ts";

const photoEndings = new Set([".jpg", ".jpeg", ".png"]);

/**
 * A row for each photo of a folder and of those within it, by name: the key is the path inside the folder, the user is
 * the file's name without its ending. Files with other endings and hidden ones are left out.
 */
export async function* readFolder(folder: string): AsyncGenerator<RawRow[]> {
  yield* readWithin(folder, folder);
}

async function* readWithin(root: string, folder: string): AsyncGenerator<RawRow[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !entry.name.startsWith("."));
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  yield entries
    .filter((entry) => !entry.isDirectory() && photoEndings.has(extname(entry.name).toLowerCase()))
    .map((entry) => rawRow(root, join(folder, entry.name)));
  for (const entry of entries) if (entry.isDirectory()) yield* readWithin(root, join(folder, entry.name));
}

function rawRow(root: string, file: string): RawRow {
  const path = relative(root, file).replaceAll(sep, "/");
  return { place: path, values: { userId: basename(file, extname(file)), key: path, photo: path } };
}
