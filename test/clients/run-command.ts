import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Row } from "./run.ts";

/** Runs a program to its end. @returns what it wrote to standard output and standard error */
export async function runCommand(
  file: string,
  parameters: readonly string[],
  options: { cwd: string; environment?: Record<string, string> },
): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(file, parameters, {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment },
    maxBuffer: 2 ** 26,
    timeout: 300_000,
  });
  return `${stdout}${stderr}`;
}

/** Does one thing and tells what came of it. */
export async function attempt(client: string, what: string, work: () => Promise<void>): Promise<Row> {
  try {
    await work();
    return { client, what, result: "works", detail: "" };
  } catch (error) {
    const output = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
    const problems = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    return {
      client,
      what,
      result: "fails",
      detail: `${String(error)}\n${output.slice(-3000)}\n${problems.slice(-3000)}`,
    };
  }
}

/** @throws Error when a text does not hold what it should */
export function expectIn(text: string, wanted: string | RegExp): void {
  const holds = typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
  if (!holds) throw new Error(`expected ${String(wanted)} in: ${text.slice(-2000)}`);
}
