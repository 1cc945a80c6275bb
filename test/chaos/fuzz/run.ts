/**
 * Thousands of hostile requests against an endpoint in a process of its own: `node test/chaos/fuzz/run.ts [requests]
 * [seed]`. Prints its seed, writes `docs/fuzz.md`, and ends with 1 when an answer was 500, late or made memory grow.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { requestConsole } from "../../../src/local/daemon/request-console.ts";
import { visitConsole, type ConsoleVisit } from "./console-requests.ts";
import { fuzz, joinResults, showResult } from "./fuzz.ts";
import { prepareTarget } from "./prepare.ts";

/** How much more memory the process may have after the second half of the requests than after the first, in MB. */
const mostGrowth = 150;
const credentials = { accessKeyId: "test", secretAccessKey: "test" };

const [, , requests = "2400", seed = String(Date.now() % 1_000_000)] = process.argv;
console.log(`seed ${seed}, ${requests} requests`);

const folder = mkdtempSync(join(tmpdir(), "wildrydes-fuzz-"));
const daemon = spawn(
  process.execPath,
  [fileURLToPath(new URL("../endpoint-process.ts", import.meta.url)), folder, "0"],
  {
    stdio: ["ignore", "pipe", "pipe"],
  },
);
const log: string[] = [];
createInterface({ input: daemon.stderr }).on("line", (line) => log.push(line));
const [port] = await once(createInterface({ input: daemon.stdout }), "line");
const url = `http://127.0.0.1:${String(port)}`;

try {
  const prepared = await prepareTarget(url, credentials);
  const target = {
    ...prepared,
    url,
    credentials,
    console: await openConsole(url),
    computed: () => computedBy(daemon.pid),
  };
  const half = Math.ceil(Number(requests) / 2);
  const first = await fuzz({ ...target, seed: Number(seed), requests: half });
  const before = memoryOf(daemon.pid);
  const second = await fuzz({ ...target, seed: Number(seed) + 1, requests: Number(requests) - half });
  const growth = memoryOf(daemon.pid) - before;
  const result = joinResults([first, second]);

  const faults = [...result.faults];
  if (growth > mostGrowth) faults.push(`memory grew by ${growth.toFixed(0)} MB`);
  for (const fault of faults) console.log(fault);
  for (const line of faults.length > 0 ? log : []) console.log(line);
  const table = showResult(result);
  console.log(table);
  writeFileSync(
    new URL("../../../docs/fuzz.md", import.meta.url),
    `# Hostile requests

Made by \`npm run test:fuzz\`, which is part of \`npm run test:chaos\`. Requests of all services are made at random from the services' own
models: wrong types, deep and large values, XML with entities, header injection, broken chunks, expired and foreign signatures.
Spoilt calls are good calls whose input was changed in one or two places. Requests to the console come with its cookie and token, or without.

${requests} requests, seed ${seed}: ${faults.length} faults. A fault is an answer of 500, an answer later than 2 seconds, an injected header, or
memory that grows by more than ${mostGrowth} MB in the second half (it ${growth < 0 ? "shrank" : "grew"} by ${Math.abs(growth).toFixed(0)} MB).

${table}
`,
  );
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  daemon.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}

/** The console of the endpoint, visited as a browser would. */
async function openConsole(endpoint: string): Promise<ConsoleVisit> {
  const { secretAccessKey } = readKeys();
  const daemonInfo = { url: endpoint, credentials: { accessKeyId: "", secretAccessKey } };
  const { port: consolePort, token } = await requestConsole(daemonInfo, {
    region: "us-west-2",
    environment: undefined,
    language: "en",
  });
  return visitConsole(consolePort, token);
}

/** The person's keys, as the data folder holds them. */
function readKeys(): { secretAccessKey: string } {
  const stored: unknown = JSON.parse(readFileSync(join(folder, "keys.json"), "utf8"));
  return { secretAccessKey: String(Reflect.get(Object(stored), "secretAccessKey")) };
}

/** Processor time of a process in milliseconds; endless where the system does not tell, so that every wait counts. */
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

/** Resident memory in MB; 0 where the system does not tell. */
function memoryOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
