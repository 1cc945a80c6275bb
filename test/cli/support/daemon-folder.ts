import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { runCli, type CliResult } from "./run-cli.ts";

/** A folder whose commands use a daemon with a separate data folder. */
export interface DaemonFolder {
  readonly folder: string;
  /** The daemon's data folder. */
  readonly data: string;
  wildrydes(...words: string[]): Promise<CliResult>;
  /** The result of a command with `--json`. */
  result(...words: string[]): Promise<unknown>;
}

/** Makes the folder. After the file's tests its daemon is stopped, and it is removed. */
export function useDaemonFolder(name: string): DaemonFolder {
  const folder = mkdtempSync(join(tmpdir(), `wildrydes-${name}-`));
  const data = join(folder, "data");
  const wildrydes = (...words: string[]): Promise<CliResult> =>
    runCli(words, { environment: { WILDRYDES_DATA: data }, folder });
  afterAll(async () => {
    await wildrydes("local", "stop");
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    data,
    wildrydes,
    result: async (...words) => JSON.parse((await wildrydes(...words, "--json")).stdout).result,
  };
}
