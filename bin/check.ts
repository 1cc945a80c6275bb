/**
 * Checks everything that needs no test: types, lint, format, and that the build and the files made from it are fresh.
 * The checks run side by side; the output of each is printed when it has ended. Ends with the exit code of the first
 * that failed, and names it.
 *
 *     node bin/check.ts [--then COMMAND…]
 *
 * `--then` starts a command as soon as the build is there, beside the remaining checks. It has the terminal: what the
 * checks print waits for its end.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { packageRoot } from "../src/package-root.ts";

/** One after the other within a line, because the later ones read what the earlier ones wrote. */
const building: readonly string[] = ["node bin/build.ts", "node bin/manifest.ts --check"];
const beside: readonly (readonly string[])[] = [
  ["tsc --noEmit", "tsc --noEmit -p src/console/client"],
  ["oxlint --deny-warnings", "oxfmt --check"],
];

interface Ended {
  readonly command: string;
  readonly code: number;
}

async function runLine(commands: readonly string[], print: (text: string) => void): Promise<Ended | undefined> {
  for (const command of commands) {
    const ended = await runCheck(command, print);
    if (ended.code !== 0) return ended;
  }
  return undefined;
}

async function runCheck(command: string, print: (text: string) => void): Promise<Ended> {
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
  const code = await endOf(child);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  print(`> ${command} (${seconds} s)\n${output}`.trimEnd());
  return { command, code };
}

async function runInTerminal([program = "", ...words]: readonly string[]): Promise<Ended> {
  const child = spawn(program, words, { cwd: packageRoot, stdio: "inherit", shell: process.platform === "win32" });
  return { command: [program, ...words].join(" "), code: await endOf(child) };
}

/** The exit code of a process; 1 when a signal ended it. */
function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

const words = process.argv.slice(2);
const then = words[0] === "--then" ? words.slice(1) : [];
let waiting: string[] | undefined;
const print = (text: string) => (waiting === undefined ? console.log(text) : waiting.push(text));

const remaining = beside.map((line) => runLine(line, print));
const built = await runLine(building, print);
const ended: (Ended | undefined)[] = [built];
if (built === undefined && then.length > 0) {
  waiting = [];
  ended.push(await runInTerminal(then));
  for (const text of waiting) console.log(text);
  waiting = undefined;
}
ended.push(...(await Promise.all(remaining)));

const failures = ended.filter((one) => one !== undefined).filter(({ code }) => code !== 0);
for (const failure of failures) console.error(`Failed with exit code ${failure.code}: ${failure.command}`);
process.exitCode = failures[0]?.code ?? 0;
