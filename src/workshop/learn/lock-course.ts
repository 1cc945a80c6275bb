import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../user-error.ts";
import { claimFile } from "../claim-file.ts";
import { notWritable } from "./lesson-folder.ts";

/**
 * Claims the course's folder for this process.
 *
 * @returns what gives it back
 * @throws UserError while another process has it, or where the folder cannot be written to
 */
export async function lockCourse(folder: string): Promise<() => void> {
  try {
    await mkdir(folder, { recursive: true });
    const { release, heldBy } = claimFile(join(folder, ".learn.lock"));
    if (release) return release;
    throw new UserError({ code: "learn-in-use", values: { folder, process: heldBy } });
  } catch (error) {
    throw error instanceof UserError ? error : folderError(folder, error);
  }
}

/** SQLite says "unable to open database file" or "readonly database" where the folder is read-only. */
function folderError(folder: string, error: unknown): unknown {
  const known = notWritable(folder, error);
  const reason = error instanceof Error ? error.message : String(error);
  if (known !== error || !/unable to open|readonly/i.test(reason)) return known;
  return new UserError({ code: "learn-folder-not-writable", values: { folder, reason }, cause: error });
}
