import { stat } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { UserError } from "../../../user-error.ts";
import { findFile } from "../../unicode-forms.ts";
import type { RunStage } from "../../names.ts";
import { digestRow, type BulkRow } from "../rows/row.ts";
import { createDuplicateFilter } from "./duplicate-filter.ts";
import type { Manifest } from "./manifest.ts";
import { collectMistakes, manifestError, type Mistakes } from "./mistakes.ts";
import { readRows } from "./read-rows.ts";

/** The content of a manifest without mistakes. */
export interface CheckedManifest {
  readonly rows: number;
  /** The stages its rows name; undefined stands for rows that name none. */
  readonly stages: ReadonlySet<RunStage | undefined>;
  /** The keys that the bucket holds in another Unicode form; undefined where there are none. */
  readonly otherForms: Readonly<Record<string, string>> | undefined;
}

/** The checks beyond the rows themselves. */
export interface ManifestChecks {
  /** Only the first rows count. */
  readonly limit: number | undefined;
  /** Whether the photos' files have to be there. */
  readonly photoFiles: boolean;
  /** The key as the bucket holds it already; not asked where a row's photo is uploaded. */
  readonly findKey?: ((key: string) => string | undefined) | undefined;
  /** Called with the first photos to upload that are outside the manifest's folder. */
  readonly onOutside?: ((photo: string) => void) | undefined;
  /** Called with each row's digest, in the manifest's order. */
  readonly onRow?: ((digest: string) => void) | undefined;
}

const mostSuspects = 100_000;
/** Of more keys the later ones are looked at when they are uploaded. */
const mostUploads = 100_000;

/**
 * Reads a manifest to its end and checks every row, before anything is started.
 *
 * @throws UserError (exit code 2) with all mistakes
 */
export async function checkManifest(manifest: Manifest, checks: ManifestChecks): Promise<CheckedManifest> {
  const mistakes = collectMistakes();
  const filter = createDuplicateFilter(manifest.bytes ?? 0);
  const suspects = new Set<string>();
  const uploads = new Map<string, { photo: string; place: string }>();
  const stages = new Set<RunStage | undefined>();
  const otherForms: Record<string, string> = {};
  let count = 0;
  const outside = new Set<string>();
  for await (const rows of readRows(manifest, { mistakes, limit: checks.limit })) {
    for (const row of rows) {
      const digest = digestRow(row);
      if (filter.mayRepeat(digest) && suspects.size < mostSuspects) suspects.add(digest);
      checks.onRow?.(digest);
      stages.add(row.stage);
      count += 1;
    }
    await checkPhotos(rows, { checks, mistakes, otherForms });
    if (checks.photoFiles) checkUploads(rows, uploads, mistakes);
    if (checks.photoFiles)
      for (const { photo } of rows) if (photo !== undefined && isOutside(manifest.folder, photo)) outside.add(photo);
  }
  if (suspects.size > 0) await nameDuplicates(manifest, { suspects, mistakes, limit: checks.limit });
  if (mistakes.count > 0) throw manifestError(manifest, inOrder(mistakes));
  if (count === 0) throw emptyManifest(manifest);
  for (const photo of [...outside].slice(0, mostNamedOutside)) checks.onOutside?.(photo);
  return { rows: count, stages, otherForms: Object.keys(otherForms).length === 0 ? undefined : otherForms };
}

async function checkPhotos(
  rows: readonly BulkRow[],
  { checks, mistakes, otherForms }: { checks: ManifestChecks; mistakes: Mistakes; otherForms: Record<string, string> },
): Promise<void> {
  for (const { place, key, photo } of rows) {
    const uploaded = photo !== undefined && checks.photoFiles;
    if (uploaded && !(await isFile(photo)))
      mistakes.add({ place, problem: { code: "photo-file-missing", values: { photo } } });
    if (uploaded || checks.findKey === undefined) continue;
    const found = checks.findKey(key);
    if (found === undefined) mistakes.add({ place, problem: { code: "photo-key-missing", values: { key } } });
    else if (found !== key) otherForms[key] = found;
  }
}

/** Two photos cannot have one key: which one the executions would see is chance. */
function checkUploads(
  rows: readonly BulkRow[],
  uploads: Map<string, { photo: string; place: string }>,
  mistakes: Mistakes,
): void {
  for (const { place, key, photo } of rows) {
    if (photo === undefined) continue;
    const before = uploads.get(key);
    if (before === undefined && uploads.size < mostUploads) uploads.set(key, { photo, place });
    if (before && before.photo !== photo)
      mistakes.add({ place, problem: { code: "key-uploaded-twice", values: { key, place: before.place } } });
  }
}

const mostNamedOutside = 3;

function isOutside(folder: string, photo: string): boolean {
  const path = relative(folder, photo);
  return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(await findFile(path))).isFile();
  } catch {
    return false;
  }
}

/** The second reading: of the rows that may repeat, which do, and which ones they repeat. */
async function nameDuplicates(
  manifest: Manifest,
  found: { suspects: ReadonlySet<string>; mistakes: Mistakes; limit: number | undefined },
): Promise<void> {
  const first = new Map<string, string>();
  for await (const rows of readRows(manifest, { limit: found.limit }))
    for (const row of rows) {
      const digest = digestRow(row);
      if (!found.suspects.has(digest)) continue;
      const before = first.get(digest);
      if (before === undefined) first.set(digest, row.place);
      else found.mistakes.add({ place: row.place, problem: { code: "row-repeated", values: { place: before } } });
    }
}

/** By line, as a person goes through the file; duplicates are found last. */
function inOrder(mistakes: Mistakes): Pick<Mistakes, "count" | "kept"> {
  const lineOf = (place: string): number => Number(/^line (\d+)$/.exec(place)?.[1] ?? Number.NaN);
  const byLine = mistakes.kept.toSorted((one, other) => lineOf(one.place) - lineOf(other.place) || 0);
  return { count: mistakes.count, kept: byLine };
}

function emptyManifest(manifest: Manifest): UserError {
  return new UserError({
    code: "empty-manifest",
    values: { manifest: manifest.name, folder: manifest.format === "folder" },
  });
}
