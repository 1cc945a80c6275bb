import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ask, openSession } from "../console/support/browser-request.ts";
import { enterHome, type Home } from "../support/home.ts";
import { daemonModule } from "./built-daemon.ts";
import { createBenchMachine } from "./http-throughput.ts";
import { cpuOf } from "./measure-cpu.ts";
import { interleave, median, quietNode } from "./measure.ts";
import { runOnce } from "./run-once.ts";
import { sendRawRequests } from "./raw-client.ts";
import type { BenchRow } from "./report.ts";

const rounds = 15;
const mostBytes = 100_000;
const mostMs = 20;
const paintBudget = 60;
/** Runs that a list may have to look through. */
const many = 10_000;

/**
 * How large the console's pages are and how soon they are answered, against a bare server that answers the same bytes;
 * and what drawing a run's graph adds to showing the run, which is the time to the first paint once the data are there.
 */
export async function benchConsole(): Promise<BenchRow[]> {
  const home = await enterHome();
  try {
    await runOnce(home);
    return [...(await measurePages(home)), await measureGraph(home)];
  } finally {
    await home.leave();
  }
}

async function measurePages(home: Home): Promise<BenchRow[]> {
  const { url } = readUrl(await home.succeed("local", "console", "--no-open"));
  const port = Number(url.port);
  const { cookie } = await openSession(port, url.hash.slice(1) || (url.searchParams.get("token") ?? ""));
  const headers = { cookie };
  const first = (await ask(port, "/", { headers })).text;
  const assets = [...first.matchAll(/(?:src|href)="(\/[^"?]+\.(?:js|css))[^"]*"/g)].map(([, path = ""]) => path);
  let assetBytes = 0;
  for (const path of assets) assetBytes += (await ask(port, path, { headers })).body.length;
  const run = /href="(\/run\?[^"]+)"/.exec(first)?.[1]?.replaceAll("&amp;", "&");
  const rows: BenchRow[] = [];
  for (const path of ["/", ...(run === undefined ? [] : [run]), "/machines", "/photos", "/faces", "/table"])
    rows.push(await measurePage({ port, path, headers, assetBytes }));
  await startMany(home);
  const list = await measurePage({ port, path: "/", headers, assetBytes });
  return [...rows, { ...list, what: `console /, with ${many.toLocaleString("en")} more runs` }];
}

/** Starts executions of a machine of Pass states, and waits until all have ended: they end with their first step. */
async function startMany(home: Home): Promise<void> {
  const { findDaemon } = await daemonModule();
  const daemon = await findDaemon(home.dataFolder);
  if (!daemon) throw new Error("The daemon is not there");
  const stateMachineArn = await createBenchMachine(daemon);
  await sendRawRequests({
    target: { url: daemon.url, region: "us-west-2", credentials: daemon.credentials },
    operation: "StartExecution",
    count: many,
    connections: 64,
    body: (index) => JSON.stringify({ stateMachineArn, input: JSON.stringify({ n: index % 10 }) }),
  });
}

async function measurePage(options: {
  port: number;
  path: string;
  headers: Record<string, string>;
  assetBytes: number;
}): Promise<BenchRow> {
  const { port, path, headers, assetBytes } = options;
  const { status, body } = await ask(port, path, { headers });
  if (status !== 200) throw new Error(`${path} was answered with ${status}`);
  const bare = await serveBytes(body);
  const took: number[] = [];
  const tookBare: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      took.push(await timeRequest(port, path, headers));
      tookBare.push(await timeRequest(addressOf(bare).port, "/", {}));
    }
  } finally {
    bare.close();
  }
  const [own, least] = [median(took), median(tookBare)];
  const whole = body.length + assetBytes;
  return {
    what: `console ${path.split("?")[0]}`,
    measured: `${own.toFixed(1)} ms, ${(whole / 1000).toFixed(0)} kB with its assets`,
    comparison: `a bare server, the same bytes: ${least.toFixed(1)} ms`,
    ratio: `+${(own - least).toFixed(1)} ms`,
    budget: `${mostMs} ms, ${mostBytes / 1000} kB`,
    kept: own <= mostMs && whole <= mostBytes,
  };
}

async function timeRequest(port: number, path: string, headers: Record<string, string>): Promise<number> {
  const begin = performance.now();
  await ask(port, path, { headers });
  return performance.now() - begin;
}

function serveBytes(body: Buffer): Promise<Server> {
  const server = createServer((_request, response) => response.end(body));
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen");
  return address;
}

/** CPU time, because the two commands differ in their drawing alone. */
async function measureGraph(home: Home): Promise<BenchRow> {
  const show =
    (...more: string[]) =>
    () =>
      cpuOf("wildrydes", ["inspect", "execution", "last", ...more], home.environment);
  const figures = await interleave(rounds, {
    bare: () => cpuOf(process.execPath, ["-e", "0"], home.environment),
    data: show("--json"),
    graph: show("--graph"),
  });
  const { bare = Number.NaN, data = Number.NaN, graph = Number.NaN } = figures;
  const budget = paintBudget * (bare / quietNode);
  return {
    what: "first paint of a run's graph",
    measured: `${graph.toFixed(0)} ms CPU`,
    comparison: `the same run with --json: ${data.toFixed(0)} ms CPU`,
    ratio: `+${(graph - data).toFixed(0)} ms`,
    budget: `+${paintBudget} ms, here +${budget.toFixed(0)} ms`,
    kept: graph - data <= budget,
  };
}

function readUrl(result: unknown): { url: URL } {
  if (typeof result === "object" && result !== null && "url" in result) return { url: new URL(String(result.url)) };
  throw new Error("The console has no address");
}
