import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { UserError } from "../../../user-error.ts";
import { readCsv } from "./read-csv.ts";
import { readFolder } from "./read-folder.ts";
import { readJsonLines } from "./read-json-lines.ts";
import type { RawRow } from "./raw-row.ts";

/** Where the user ids of a folder of photos come from: the file's name, or the name of the folder it is in. */
const userSources = ["name", "folder"] as const;

export type UserFrom = (typeof userSources)[number];

/** A manifest that can be read again and again. */
export interface Manifest {
  /** As it was named on the command line. */
  readonly name: string;
  /** Absolute path of the file or folder that is read. */
  readonly path: string;
  readonly format: "csv" | "json-lines" | "folder";
  /** Where the paths of photos begin. */
  readonly folder: string;
  /** For a folder of photos. */
  readonly userFrom: UserFrom;
  /** Bytes of the file; undefined for a folder. */
  readonly bytes: number | undefined;
}

/**
 * Finds a manifest and its format: by the file's ending, else by its first character.
 *
 * @param options.name what a person calls it, such as `-`
 * @throws UserError (exit code 4) when nothing is there
 */
export async function openManifest(options: {
  name: string;
  path: string;
  folder?: string;
  userFrom?: UserFrom | undefined;
}): Promise<Manifest> {
  const { userFrom = "name" } = options;
  const path = resolve(options.path);
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(options.name, cause);
  });
  if (found.isDirectory())
    return { name: options.name, path, format: "folder", folder: path, userFrom, bytes: undefined };
  const format = await findFormat(path, options.name);
  return { name: options.name, path, format, folder: options.folder ?? dirname(path), userFrom, bytes: found.size };
}

/** The manifest's rows, unchecked, some hundred at a time: its size does not matter to the memory. */
export function readRawRows(manifest: Manifest): AsyncGenerator<RawRow[]> {
  if (manifest.format === "folder") return readFolder(manifest.path, manifest.userFrom);
  const pieces = createReadStream(manifest.path);
  return manifest.format === "csv" ? readCsv(pieces) : readJsonLines(pieces);
}

async function findFormat(path: string, name: string): Promise<"csv" | "json-lines"> {
  const ending = extname(path).toLowerCase();
  if (ending === ".csv") return "csv";
  if (ending === ".jsonl" || ending === ".ndjson") return "json-lines";
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
      const start = buffer
        .toString("utf8", 0, bytesRead)
        .replace(/^\uFEFF/, "")
        .trimStart();
      return /^[{[]/.test(start) ? "json-lines" : "csv";
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unreadable(name, cause);
  }
}

function unreadable(manifest: string, cause: unknown): UserError {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR")
    return new UserError({ code: "manifest-not-found", values: { manifest }, cause });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UserError({ code: "manifest-unreadable", values: { manifest, reason }, cause });
}
