import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { enterHome, type Home } from "../support/home.ts";

/**
 * Installs the program in an empty folder, for the tests of a file, and makes a home that runs it. Both are removed after
 * them.
 *
 * @param install returns the path of the installed program
 */
export async function usePackedProgram(
  install: (folder: string) => Promise<string>,
): Promise<{ folder: string; home: Home }> {
  const folder = await mkdtemp(join(tmpdir(), "wildrydes-packed-"));
  const home = await enterHome({ program: await install(folder) });
  afterAll(async () => {
    await home.leave();
    await rm(folder, { recursive: true, force: true });
  });
  return { folder, home };
}
