import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import type { DaemonInfo } from "../../src/local/daemon/daemon-info.ts";
import { daemonModule } from "./built-daemon.ts";
import { mainThreadMicroseconds } from "./measure-cpu.ts";
import { median } from "./measure.ts";
import { sendRawRequests } from "./raw-client.ts";
import type { BenchRow } from "./report.ts";
import { createServiceRole } from "../support/service-role.ts";

const region = "us-west-2";
const definition = JSON.stringify({
  StartAt: "Shape",
  States: {
    Shape: { Type: "Pass", Parameters: { "n.$": "$.n" }, Next: "Large" },
    Large: { Type: "Choice", Choices: [{ Variable: "$.n", NumericGreaterThan: 5, Next: "Done" }], Default: "Small" },
    Small: { Type: "Pass", Next: "Done" },
    Done: { Type: "Succeed" },
  },
});

/**
 * StartExecution over HTTP with the history on disk. Beside it in the same run, by the same client: a bare node:http
 * server that reads the body and answers the same bytes, which is what this machine can do at most.
 */
export async function benchHttpThroughput(): Promise<BenchRow[]> {
  const { ensureDaemon, stopDaemon } = await daemonModule();
  const dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
  const daemon = await ensureDaemon({ dataFolder });
  const bare = await startBareServer();
  try {
    const stateMachineArn = await createBenchMachine(daemon);
    const send = (url: string, count: number): Promise<number> =>
      sendRawRequests({
        target: { url, region, credentials: daemon.credentials },
        operation: "StartExecution",
        count,
        connections: 64,
        body: (index) => JSON.stringify({ stateMachineArn, input: JSON.stringify({ n: index % 10 }) }),
      });
    await send(daemon.url, 2000);
    await send(bare.url, 2000);
    const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    const thread: number[] = [];
    for (let round = 0; round < 5; round++) {
      rates.bare.push(await send(bare.url, 5000));
      const before = mainThreadMicroseconds(daemon.pid);
      rates.ours.push(await send(daemon.url, 5000));
      thread.push((mainThreadMicroseconds(daemon.pid) - before) / 5000);
    }
    const least = Math.min(...thread);
    const [ours, most] = [median(rates.ours), median(rates.bare)];
    return [
      {
        what: "StartExecution over HTTP, history on disk",
        measured: `${ours.toFixed(0)}/s`,
        comparison: `bare node:http, nothing done: ${most.toFixed(0)}/s`,
        ratio: `${(ours / most).toFixed(2)} ×`,
        budget: "5,000/s",
        kept: ours >= 5000,
      },
      {
        what: "CPU time of the endpoint's main thread for one of them",
        measured: `${least.toFixed(0)} µs, the least of five rounds`,
        comparison: `the median: ${median(thread).toFixed(0)} µs`,
        ratio: `${(1_000_000 / least).toFixed(0)}/s at most`,
        budget: "200 µs",
        kept: least <= 200,
      },
    ];
  } finally {
    await bare.close();
    await stopDaemon(dataFolder);
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** A Pass/Choice machine with a role that may do nothing, which is all it needs. */
export async function createBenchMachine(daemon: DaemonInfo): Promise<string> {
  const config = { endpoint: daemon.url, region, credentials: daemon.credentials };
  const roleArn = await createServiceRole(config, { name: "bench" });
  const { stateMachineArn } = await new SFNClient(config).send(
    new CreateStateMachineCommand({ name: "bench", roleArn, definition }),
  );
  return stateMachineArn ?? "";
}

/** In a separate thread, as the daemon is a separate process. */
async function startBareServer(): Promise<{ url: string; close(): Promise<number> }> {
  const source = `
    const { createServer } = require("node:http");
    const { parentPort } = require("node:worker_threads");
    const answer = JSON.stringify({ executionArn: "arn:aws:states:us-west-2:123456789012:execution:bench:00000000-0000-0000-0000-000000000000", startDate: 1 });
    const server = createServer((incoming, outgoing) => {
      incoming.resume().once("end", () => outgoing.writeHead(200, { "content-type": "application/x-amz-json-1.0", "content-length": answer.length }).end(answer));
    });
    server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));`;
  const worker = new Worker(source, { eval: true });
  const port = await new Promise((resolve) => {
    worker.once("message", resolve);
  });
  return { url: `http://127.0.0.1:${String(port)}`, close: () => worker.terminate() };
}
