import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { runCli } from "../cli/support/run-cli.ts";
import { compileCache } from "./compile-cache.ts";

/** How a command ended, and everything it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The one envelope of `--json`, unread. */
export interface Envelope {
  readonly ok: boolean;
  readonly command: string | null;
  readonly target: unknown;
  readonly result?: unknown;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly why: string | null;
    readonly next: string[];
  };
}

/** The input of a command, beside its words. */
export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** How the program is run in a home folder. */
export interface HomeOptions {
  /** The `run.js` to run (default: this package's). */
  readonly program?: string;
  /**
   * Runs commands from the sources in the process of the test, one at a time: a process for each costs a fifth of a
   * second, most of it for modules.
   */
  readonly inProcess?: boolean;
}

/** A person's home folder, empty at first, with the built program on the path. */
export interface Home {
  readonly folder: string;
  /** Where the local endpoint keeps its data. */
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `wildrydes` with these words; no terminal is there. */
  run(words: readonly string[], options?: RunOptions): Promise<Ended>;
  /** The same with `--json`: nothing but the envelope may be on stdout. */
  runJson(words: readonly string[], options?: RunOptions): Promise<{ code: number | null; envelope: Envelope }>;
  /** Runs a command with `--json` that has to succeed, and returns its result. */
  succeed(...words: string[]): Promise<unknown>;
  /** Runs a line in bash. */
  shell(line: string, options?: RunOptions): Promise<Ended>;
  /** Stops the endpoint and removes everything. */
  leave(): Promise<void>;
}

/**
 * Makes a home folder.
 */
export async function enterHome(options: HomeOptions = {}): Promise<Home> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "wildrydes-home-")));
  const program = options.program ?? join(packageRoot, "bin", "run.js");
  const bin = join(folder, "bin");
  await mkdir(bin);
  await writeFile(join(bin, "wildrydes"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  await chmod(join(bin, "wildrydes"), 0o755);
  const environment = {
    PATH: [bin, process.env["PATH"] ?? ""].join(delimiter),
    HOME: folder,
    NODE_COMPILE_CACHE: compileCache,
    LANG: "C.UTF-8",
    AWS_PAGER: "",
    AWS_EC2_METADATA_DISABLED: "true",
  };
  const finish = (command: string, words: readonly string[], given: RunOptions = {}): Promise<Ended> =>
    endOf(command, words, {
      cwd: given.folder ?? folder,
      env: { ...environment, ...given.environment },
    });
  let last: Promise<unknown> = Promise.resolve();
  const run: Home["run"] = (words, given = {}) => {
    if (!options.inProcess) return finish(process.execPath, [program, ...words], given);
    const ended = last.then(() =>
      runCli(words, {
        environment: { ...environment, ...given.environment },
        folder: given.folder ?? folder,
      }),
    );
    last = ended.catch(() => undefined);
    return ended;
  };
  const runJson: Home["runJson"] = async (words, given) => {
    const { code, stdout } = await run([...words, "--json"], given);
    return { code, envelope: readEnvelope(stdout) };
  };
  return {
    folder,
    dataFolder: join(folder, ".local", "share", "wildrydes"),
    environment,
    run,
    runJson,
    async succeed(...words) {
      const { code, envelope } = await runJson(words);
      if (code === 0) return envelope.result;
      throw new Error(`${words.join(" ")} ended with ${code}: ${JSON.stringify(envelope.error)}`);
    },
    shell: (line, given) => finish("bash", ["-c", line], given),
    async leave() {
      await run(["local", "stop"]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function endOf(
  command: string,
  words: readonly string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].setEncoding("utf8").on("data", (text: string) => (output[name] += text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...output }));
  });
}

/** Reads the envelope, which has to be alone and whole. */
function readEnvelope(stdout: string): Envelope {
  const value: unknown = JSON.parse(stdout);
  if (isEnvelope(value)) return value;
  throw new Error(`This is not an envelope: ${stdout}`);
}

function isEnvelope(value: unknown): value is Envelope {
  return typeof value === "object" && value !== null && "ok" in value && "command" in value && "target" in value;
}
