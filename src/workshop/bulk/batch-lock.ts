import { open, readFile, rm } from "node:fs/promises";
import { UserError } from "../../user-error.ts";

/**
 * Claims a batch for this process, so that no two write its journal. A claim of a process that is gone does not count.
 *
 * @returns what gives it back
 * @throws UserError while another process works on it
 */
export async function lockBatch(lock: string, batch: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const file = await open(lock, "wx", 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(lock, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const owner = Number(await readFile(lock, "utf8").catch(() => "0"));
    if (isAlive(owner)) throw inUse(batch, owner, lock);
    await rm(lock, { force: true });
  }
  throw inUse(batch, 0, lock);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function inUse(batch: string, owner: number, lock: string): UserError {
  return new UserError({
    code: "batch-in-use",
    message: `Another process works on the batch ${batch}.`,
    why: owner > 0 ? `It is the process ${owner}.` : undefined,
    next: ["Wait for its end", `If there is no such process of this program, delete ${lock}`],
  });
}
