import { settings } from "@oclif/core/settings";
import { differencesOf } from "../../contract/json/check-envelope.ts";
import { wantsJson } from "../../../src/cli/outcome.ts";
import { packageRoot } from "../../../src/package-root.ts";

/** The result of a command line. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line in this process, from the sources, with exactly the given environment variables. */
export async function runCli(
  words: readonly string[],
  options: { environment?: Record<string, string>; folder?: string } = {},
): Promise<CliResult> {
  settings.enableAutoTranspile = false;
  // When a command runs: Node loads the program, and a test may have replaced a module of it before.
  const { runProgram } = await import("../../../src/cli/main.ts");
  const before = process.env;
  process.env = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    NO_COLOR: "1",
    LANG: "C.UTF-8",
    ...options.environment,
  };
  if (options.folder !== undefined) process.chdir(options.folder);
  const captured = captureOutput();
  try {
    const code = await runProgram(words, { root: packageRoot, fromSources: true });
    const texts = captured.texts();
    if (wantsJson(words)) checkContract(texts.stdout);
    return { code, ...texts };
  } finally {
    captured.stop();
    // Where a test gave up waiting, the folder of its command may be gone.
    process.chdir(packageRoot);
    process.env = before;
  }
}

/** Every result that a test sees is compared with docs/json.md. */
function checkContract(stdout: string): void {
  const envelope: unknown = stdout.startsWith("{") ? JSON.parse(stdout) : undefined;
  if (!isResult(envelope)) return;
  const differences = differencesOf(envelope);
  if (differences.length > 0)
    throw new Error(`The JSON of ${envelope.command} is not what docs/json.md says:\n${differences.join("\n")}`);
}

function isResult(envelope: unknown): envelope is { command: string; result: unknown } {
  return (
    typeof envelope === "object" &&
    envelope !== null &&
    "command" in envelope &&
    typeof envelope.command === "string" &&
    "result" in envelope &&
    envelope.result !== null
  );
}

function captureOutput(): { texts(): { stdout: string; stderr: string }; stop(): void } {
  const streams = [process.stdout, process.stderr] as const;
  const texts = ["", ""];
  const originals = streams.map((stream) => stream.write.bind(stream));
  for (const [index, stream] of streams.entries())
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      texts[index] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
      for (const callback of rest) if (typeof callback === "function") callback();
      return true;
    };
  return {
    texts: () => ({ stdout: texts[0] ?? "", stderr: texts[1] ?? "" }),
    stop() {
      for (const [index, stream] of streams.entries()) stream.write = originals[index] ?? stream.write;
    },
  };
}
