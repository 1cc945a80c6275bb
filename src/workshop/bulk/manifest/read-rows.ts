import type { BulkRow } from "../rows/row.ts";
import { checkRow } from "./check-row.ts";
import { LineTooLong, mostLineCharacters } from "./lines.ts";
import { readRawRows, type Manifest } from "./manifest.ts";
import type { Mistakes } from "./mistakes.ts";
import { UnreadableManifest } from "./raw-row.ts";

/**
 * The checked rows of a manifest, in its order, some hundred at a time. Rows that are wrong are passed to `mistakes`
 * and left out, but counted: a row's number does not depend on the others being right.
 *
 * @param options.limit the most rows to read, from the first
 * @param options.otherForms the keys that the bucket holds in another Unicode form
 */
export async function* readRows(
  manifest: Manifest,
  options: {
    mistakes?: Pick<Mistakes, "add">;
    limit?: number | undefined;
    otherForms?: Readonly<Record<string, string>> | undefined;
  } = {},
): AsyncGenerator<BulkRow[]> {
  const { mistakes, limit = Number.POSITIVE_INFINITY, otherForms } = options;
  const inBucket = (key: string): string =>
    otherForms !== undefined && Object.hasOwn(otherForms, key) ? (otherForms[key] ?? key) : key;
  let number = 0;
  try {
    for await (const raws of readRawRows(manifest)) {
      const rows: BulkRow[] = [];
      for (const raw of raws) {
        if (number >= limit) break;
        number += 1;
        const checked = checkRow(raw, { row: number, folder: manifest.folder });
        if (!Array.isArray(checked)) rows.push({ ...checked, key: inBucket(checked.key) });
        else for (const problem of checked) mistakes?.add({ place: raw.place, problem });
      }
      yield rows;
      if (number >= limit) return;
    }
  } catch (error) {
    if (error instanceof UnreadableManifest) mistakes?.add({ place: error.place, problem: error.problem });
    else if (error instanceof LineTooLong)
      mistakes?.add({
        place: `line ${error.line}`,
        problem: { code: "line-too-long", values: { most: mostLineCharacters } },
      });
    else throw error;
  }
}
