import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "../environment.ts";

/**
 * Says what AWS may do with a person's own photos, before the first one is sent: once for a working folder and an
 * account. A folder that cannot be written to is reported each time.
 */
export async function noticeFaces({ target, port, folder }: Environment): Promise<void> {
  if (target.target !== "aws") return;
  if (folder !== undefined && !(await markOnce(join(folder, ".wildrydes"), `photos-noticed-${target.account}`))) return;
  port.notify({ type: "note", text: { code: "photos-notice" } });
}

/** Makes an empty file. Answers false where it is there already. */
async function markOnce(folder: string, name: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true }).catch(() => undefined);
    await writeFile(join(folder, name), "", { flag: "wx" });
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "EEXIST");
  }
}
