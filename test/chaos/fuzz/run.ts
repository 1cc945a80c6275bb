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
import { sendRaw } from "../../support/raw-request.ts";
import { fuzz, showResult } from "./fuzz.ts";

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
  await sendRaw(url, {
    service: "s3",
    method: "PUT",
    target: "/photos",
    credentials,
    body: "<CreateBucketConfiguration><LocationConstraint>us-west-2</LocationConstraint></CreateBucketConfiguration>",
  });
  await sendRaw(url, { service: "s3", method: "PUT", target: "/photos/key", credentials, body: "hello" });
  const half = Math.ceil(Number(requests) / 2);
  const first = await fuzz({ url, credentials, seed: Number(seed), requests: half });
  const before = memoryOf(daemon.pid);
  const second = await fuzz({ url, credentials, seed: Number(seed) + 1, requests: Number(requests) - half });
  const growth = memoryOf(daemon.pid) - before;

  const faults = [...first.faults, ...second.faults];
  if (growth > mostGrowth) faults.push(`memory grew by ${growth.toFixed(0)} MB`);
  for (const fault of faults) console.log(fault);
  for (const line of faults.length > 0 ? log : []) console.log(line);
  for (const [family, { requests: count, accepted, refused, slowest }] of second.families) {
    const known = first.families.get(family);
    if (!known) continue;
    known.requests += count;
    known.accepted += accepted;
    known.refused += refused;
    known.slowest = Math.max(known.slowest, slowest);
  }
  const table = showResult(first);
  console.log(table);
  writeFileSync(
    new URL("../../../docs/fuzz.md", import.meta.url),
    `# Hostile requests

Made by \`npm run test:fuzz\`, which is part of \`npm run test:chaos\`. Requests of all services are made at random from the services' own
models: wrong types, deep and large values, XML with entities, header injection, broken chunks, expired and foreign signatures.

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

/** Resident memory in MB; 0 where the system does not tell. */
function memoryOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
