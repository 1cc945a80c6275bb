import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseJson, readMember, readText } from "../../json-member.ts";
import type { BatchFolder } from "../batch/batch.ts";

/** The map machine's execution that works on a batch. */
export interface MapRecord {
  readonly attempt: number;
  readonly executionArn: string;
  readonly bucket: string;
  /** Where the results go. */
  readonly results: string;
  /** Whether its results are in the journal, or are not to be had any more. */
  readonly collected: boolean;
}

/** Keeps which execution works on the batch, so that `--resume` comes back to it. */
export async function writeMapRecord(folder: BatchFolder, record: MapRecord): Promise<void> {
  const file = fileOf(folder);
  await writeFile(`${file}.part`, JSON.stringify(record), { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** The last execution that worked on the batch; undefined where there was none. */
export async function readMapRecord(folder: BatchFolder): Promise<MapRecord | undefined> {
  const value = parseJson(await readFile(fileOf(folder), "utf8").catch(() => undefined));
  const attempt = readMember(value, "attempt");
  const [executionArn, bucket, results] = [
    readText(value, "executionArn"),
    readText(value, "bucket"),
    readText(value, "results"),
  ];
  if (typeof attempt !== "number" || executionArn === undefined || bucket === undefined || results === undefined)
    return undefined;
  return { attempt, executionArn, bucket, results, collected: readMember(value, "collected") === true };
}

function fileOf(folder: BatchFolder): string {
  return join(folder.path, "map-run.json");
}
