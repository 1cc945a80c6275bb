import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { packageRoot } from "../../src/package-root.ts";
import type { Ended, Home } from "../support/home.ts";

const program = join(packageRoot, "bin", "run.js");
/** Milliseconds in which a command ends after Ctrl-C. */
const longestGoodbye = 60_000;

export interface CutOff extends Ended {
  /** Milliseconds from its start to its end. */
  readonly took: number;
  /** True where it did not end after Ctrl-C, and was killed. */
  readonly hung: boolean;
}

/**
 * Runs the built program as somebody does who loses patience: kills it, or types Ctrl-C.
 *
 * @param options.after milliseconds; undefined lets the command end
 */
export async function runUntil(
  home: Home,
  words: readonly string[],
  options: { signal: "SIGKILL" | "SIGINT"; after: number | undefined },
): Promise<CutOff> {
  const began = performance.now();
  const output = { stdout: "", stderr: "" };
  const child = spawn(process.execPath, [program, ...words], {
    cwd: home.folder,
    env: { ...home.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => (output[name] += text));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const over = new AbortController();
  let hung = false;
  const kill = async (): Promise<void> => {
    await sleep(options.after, undefined, { signal: over.signal });
    child.kill(options.signal);
    await sleep(longestGoodbye, undefined, { signal: over.signal });
    hung = child.kill("SIGKILL");
  };
  const killing = options.after === undefined ? undefined : kill().catch(() => {});
  const code = await ended;
  over.abort();
  await killing;
  return { code, ...output, took: performance.now() - began, hung };
}

/** `kill -9` of the endpoint, where one runs. */
export function killDaemon(home: Home): void {
  try {
    const info: unknown = JSON.parse(readFileSync(join(home.dataFolder, "daemon.json"), "utf8"));
    if (typeof info === "object" && info !== null && "pid" in info) process.kill(Number(info.pid), "SIGKILL");
  } catch {
    // No endpoint runs here now.
  }
}
