import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { unzipSync } from "fflate";

/** Unpacks a function's zip file, as Lambda does, and answers the paths in it. */
export async function unpackFunction(zip: Uint8Array, folder: string): Promise<readonly string[]> {
  const entries = Object.entries(unzipSync(zip));
  for (const [path, content] of entries) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return entries.map(([path]) => path);
}

/** An invocation in its own process. */
export interface Invocation {
  /** Folder the function was unpacked in. */
  readonly folder: string;
  readonly event: unknown;
  /** The whole environment of the process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs the function in a worker thread of the process. */
  readonly inWorkerThread?: true;
}

/** The handler's answer, or the name and message of its error. */
export interface Outcome {
  readonly result?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

const callHandler = `
const answer = (outcome) => require("node:fs").writeSync(2, JSON.stringify(outcome));
import(process.env.FUNCTION_FILE)
  .then(({ handler }) => handler(JSON.parse(process.env.FUNCTION_EVENT)))
  .then((result) => answer({ result }), ({ name, message }) => answer({ error: { name, message } }))
  .finally(() => process.exit());
`;
const callInWorkerThread = `new (require("node:worker_threads").Worker)(${JSON.stringify(callHandler)}, { eval: true });`;

/** Calls the handler of an unpacked function in a new process whose only modules are those in the folder. */
export async function invokeUnpacked(invocation: Invocation): Promise<Outcome> {
  const { folder, event, environment, inWorkerThread } = invocation;
  const script = inWorkerThread === true ? callInWorkerThread : callHandler;
  const child = spawn(process.execPath, ["--input-type=commonjs", "--eval", script], {
    cwd: folder,
    env: { ...environment, FUNCTION_FILE: join(folder, "index.mjs"), FUNCTION_EVENT: JSON.stringify(event) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  return JSON.parse(await text(child.stderr));
}
