import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { packageRoot } from "../../../src/package-root.ts";
import { compileCache } from "../../support/compile-cache.ts";

/** A working folder for the built program, with a separate data folder. */
export interface ProgramFolder {
  /** The path of `bin/run.js`. */
  readonly program: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a line of bash in which `$W` is the program. A line that hangs has the status null. */
  shell(
    line: string,
    variables?: Readonly<Record<string, string>>,
  ): { status: number | null; stdout: string; stderr: string };
}

/** Makes the folder. After the file's tests its daemon is stopped, and it is removed. */
export function useProgramFolder(name: string): ProgramFolder {
  const program = join(packageRoot, "bin", "run.js");
  const folder = mkdtempSync(join(tmpdir(), `wildrydes-${name}-`));
  const environment = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    LANG: "C.UTF-8",
    WILDRYDES_DATA: join(folder, "data"),
    NODE_COMPILE_CACHE: compileCache,
  };
  const shell: ProgramFolder["shell"] = (line, variables = {}) => {
    const { status, stdout, stderr } = spawnSync("bash", ["-c", line], {
      encoding: "utf8",
      cwd: folder,
      timeout: 30_000,
      killSignal: "SIGKILL",
      env: { ...environment, ...variables, W: `${process.execPath} ${program}` },
    });
    return { status, stdout, stderr };
  };
  afterAll(() => {
    shell("$W local stop");
    rmSync(folder, { recursive: true });
  });
  return { program, folder, environment, shell };
}
