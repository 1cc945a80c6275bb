import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { requestConsole } from "../../../src/local/daemon/request-console.ts";
import { visitConsole, type ConsoleVisit } from "./console-requests.ts";
import { fuzz, joinResults, type FuzzResult } from "./fuzz.ts";
import { prepareTarget } from "./prepare.ts";

/** How much more memory the process may have after the second half of the requests than after the first, in MB. */
export const mostGrowth = 150;

const credentials = { accessKeyId: "test", secretAccessKey: "test" };

/** The endpoint's log line for an operation that fails in a way that nobody thought of. */
export const unforeseen = /(?:Type|Range|Reference|Syntax|Assertion)Error|^uncaught |^unhandled /;

/**
 * Sends hostile requests to an endpoint in its own process.
 *
 * @returns what was answered, and by how many MB the process grew in the second half
 */
export async function fuzzEndpoint(given: {
  seed: number;
  requests: number;
}): Promise<FuzzResult & { readonly growth: number; readonly log: readonly string[] }> {
  const { seed, requests } = given;
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-fuzz-"));
  const program = fileURLToPath(new URL("../endpoint-process.ts", import.meta.url));
  const daemon = spawn(process.execPath, [program, folder, "0"], { stdio: ["ignore", "pipe", "pipe"] });
  const log: string[] = [];
  createInterface({ input: daemon.stderr }).on("line", (line) => log.push(line));
  try {
    const [port] = await once(createInterface({ input: daemon.stdout }), "line");
    const url = `http://127.0.0.1:${String(port)}`;
    const target = {
      ...(await prepareTarget(url, credentials)),
      url,
      credentials,
      console: await openConsole(url, folder),
      computed: () => computedBy(daemon.pid),
    };
    const half = Math.ceil(requests / 2);
    const first = await fuzz({ ...target, seed, requests: half });
    const before = memoryOf(daemon.pid);
    const second = await fuzz({ ...target, seed: seed + 1, requests: requests - half });
    const growth = memoryOf(daemon.pid) - before;
    const { families, faults } = joinResults([first, second]);
    const more = [
      ...log.filter((line) => unforeseen.test(line)),
      ...(growth > mostGrowth ? [`memory grew by ${growth.toFixed(0)} MB`] : []),
      ...(daemon.exitCode === null && daemon.signalCode === null ? [] : ["the endpoint ended"]),
    ];
    return { families, faults: [...faults, ...more], growth, log };
  } finally {
    daemon.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The console of the endpoint, visited as a browser would. */
async function openConsole(url: string, folder: string): Promise<ConsoleVisit> {
  const stored: unknown = JSON.parse(readFileSync(join(folder, "keys.json"), "utf8"));
  const secretAccessKey = String(Reflect.get(Object(stored), "secretAccessKey"));
  const daemon = { url, credentials: { accessKeyId: "", secretAccessKey } };
  const { port, token } = await requestConsole(daemon, {
    region: "us-west-2",
    environment: undefined,
    language: "en",
  });
  return visitConsole(port, token);
}

/**
 * Processor time of a process in milliseconds; endless where the system does not report it, so that every wait counts.
 */
function computedBy(pid: number | undefined): number {
  try {
    const [, , , , , , , , , , , , user = "", system = ""] = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "x ")
      .split(" ");
    return (Number(user) + Number(system)) * 10;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Resident memory in MB; 0 where the system does not report it. */
function memoryOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
