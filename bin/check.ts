/**
 * Checks everything that needs no test: types, lint, format, and that the build and the files made from it are fresh.
 * The checks run side by side; the output of each is printed when it has ended. Ends with the exit code of the first
 * that failed, and names it.
 *
 *     node bin/check.ts
 */
import { spawn } from "node:child_process";
import { packageRoot } from "../src/package-root.ts";

/** One after the other within a line, because the later ones read what the earlier ones wrote. */
const lines: readonly (readonly string[])[] = [
  ["node bin/build.ts", "node bin/manifest.ts --check"],
  ["tsc --noEmit", "tsc --noEmit -p src/console/client"],
  ["oxlint --deny-warnings", "oxfmt --check"],
];

interface Ended {
  readonly command: string;
  readonly code: number;
}

async function runLine(commands: readonly string[]): Promise<Ended | undefined> {
  for (const command of commands) {
    const ended = await run(command);
    if (ended.code !== 0) return ended;
  }
  return undefined;
}

function run(command: string): Promise<Ended> {
  const [program = "", ...words] = command.split(" ");
  const begin = performance.now();
  const child = spawn(program === "node" ? process.execPath : program, words, {
    cwd: packageRoot,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const seconds = ((performance.now() - begin) / 1000).toFixed(1);
      console.log(`> ${command} (${seconds} s)${signal === null ? "" : ` ended by ${signal}`}\n${output}`.trimEnd());
      resolve({ command, code: code ?? 1 });
    });
  });
}

const failures = (await Promise.all(lines.map(runLine))).filter((ended) => ended !== undefined);
for (const { command, code } of failures) console.error(`Failed with exit code ${code}: ${command}`);
process.exitCode = failures[0]?.code ?? 0;
