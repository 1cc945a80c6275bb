import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readRegularFile } from "../regular-file.ts";
import { DaemonError } from "./daemon-error.ts";

/** The mark of a data folder: the daemon may change and delete the files beside it. */
const markFile = "wildrydes-data.json";
const format = "wildrydes data folder";
/** Of the folder's layout. A program that does not know a folder's layout leaves it alone. */
const layoutVersion = 1;

/** Whose a folder is: the daemon's, nobody's yet (empty or absent), or somebody else's. */
type FolderOwner = "daemon" | "nobody" | "other";

/**
 * Whether a folder is a data folder. Folders of before the mark was introduced are known by their keys and store.
 *
 * @throws DaemonError `local-newer-data` when a newer program made it; the system's error when it cannot be read
 */
export function readFolderOwner(dataFolder: string): FolderOwner {
  const entries = entriesOf(dataFolder);
  if (entries.length === 0) return "nobody";
  const mark = readJson(join(dataFolder, markFile));
  if (!isMark(mark)) return hasUnmarkedLayout(dataFolder, entries) ? "daemon" : "other";
  if (mark.layout > layoutVersion) throw new DaemonError({ code: "local-newer-data", values: { dataFolder } });
  return "daemon";
}

/**
 * Makes a folder a data folder, unless somebody else's files are in it.
 *
 * @throws DaemonError `local-foreign-folder` or `local-newer-data`; nothing was written then
 */
export function claimFolder(dataFolder: string): void {
  if (readFolderOwner(dataFolder) === "other")
    throw new DaemonError({ code: "local-foreign-folder", values: { dataFolder, toDelete: false } });
  try {
    const mark = `${JSON.stringify({ format, layout: layoutVersion })}\n`;
    writeFileSync(join(dataFolder, markFile), mark, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!isSystemError(error, "EEXIST")) throw error;
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return [];
    throw error;
  }
}

/** Keys and store side by side, both of the form that the daemon gives them. */
function hasUnmarkedLayout(dataFolder: string, entries: readonly string[]): boolean {
  if (!entries.includes("state.db") || !entries.includes("lock.db")) return false;
  const keys = readJson(join(dataFolder, "keys.json"));
  return isObject(keys) && /^AKIA[0-9A-F]{16}$/.test(String(keys["accessKeyId"])) && "secretAccessKey" in keys;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readRegularFile(file) ?? "");
  } catch {
    return undefined;
  }
}

function isMark(value: unknown): value is { layout: number } {
  return isObject(value) && value["format"] === format && typeof value["layout"] === "number";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object";
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
