import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Script } from "node:vm";

/** How long what another build kept stays, in milliseconds: a month. */
const keptMs = 30 * 24 * 3600 * 1000;

/**
 * Writes the compiled code of scripts into files, each twice, as `bin/run.js` reads and compares them. Processes may
 * do so at the same time. Where it fails, the next run compiles again.
 *
 * @param folder of this build; older folders beside it are removed when it is new
 */
export function writeCompiledCode(folder: string, files: readonly (readonly [file: string, script: Script])[]): void {
  const draft = join(folder, String(process.pid));
  try {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) removeOld(dirname(folder));
    for (const [file, script] of files) {
      const data = script.createCachedData();
      writeFileSync(draft, Buffer.concat([data, data]), { mode: 0o600 });
      renameSync(draft, file);
    }
  } catch {
    rmSync(draft, { force: true });
  }
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > keptMs) rmSync(path, { recursive: true, force: true });
  }
}
