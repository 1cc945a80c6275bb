import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadErrorWords } from "../../../../src/text/words.ts";
import { UserError } from "../../../../src/user-error.ts";
import { checkManifest, type ManifestChecks } from "../../../../src/workshop/bulk/manifest/check-manifest.ts";
import { openManifest } from "../../../../src/workshop/bulk/manifest/manifest.ts";
import { readRows } from "../../../../src/workshop/bulk/manifest/read-rows.ts";

/** Test files that share a process share the folder, one after the other. */
export const folder = join(tmpdir(), `wildrydes-manifest-${randomUUID()}`);

export function makeFolder(): void {
  mkdirSync(folder, { recursive: true });
}

export function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true });
}

const words = await loadErrorWords("en");
export const plain: ManifestChecks = { limit: undefined, photoFiles: false };

/** Writes a file into a folder that is removed after the tests. */
export function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** The rows of a manifest, and its mistakes in English. */
export async function rowsOf(name: string, content: string | Buffer) {
  const manifest = await openManifest({ name, path: write(name, content) });
  const mistakes: string[] = [];
  const rows = [];
  for await (const block of readRows(manifest, {
    mistakes: { add: ({ place, problem }) => mistakes.push(`${place}: ${words.word(problem)}`) },
  }))
    rows.push(...block);
  return { rows, mistakes };
}

/** How a manifest is refused; undefined when it is accepted. */
export async function complaintsOf(name: string, content: string | Buffer, checks: Partial<ManifestChecks> = {}) {
  const manifest = await openManifest({ name, path: write(name, content) });
  try {
    await checkManifest(manifest, { ...plain, ...checks });
  } catch (error) {
    if (error instanceof UserError) {
      const { message, why } = words.wordError(error);
      return { message, lines: why?.split("\n"), exit: error.exitCode };
    }
    throw error;
  }
  return undefined;
}
