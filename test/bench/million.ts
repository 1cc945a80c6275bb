/**
 * A million executions over HTTP, history on disk: what the daemon's memory and database come to. Takes some minutes,
 * so it is not among `npm run bench`.
 *
 *     node bin/build.ts && node test/bench/million.ts
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { daemonModule } from "./built-daemon.ts";
import { residentMegabytes } from "./daemon-start.ts";
import { createBenchMachine } from "./http-throughput.ts";
import { sendRawRequests } from "./raw-client.ts";

const { ensureDaemon, stopDaemon } = await daemonModule();
const dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
const daemon = await ensureDaemon({ dataFolder });
const stateMachineArn = await createBenchMachine(daemon);
for (let round = 1; round <= 10; round++) {
  const rate = await sendRawRequests({
    target: { url: daemon.url, region: "us-west-2", credentials: daemon.credentials },
    operation: "StartExecution",
    count: 100_000,
    connections: 64,
    body: (index) => JSON.stringify({ stateMachineArn, input: JSON.stringify({ n: index % 10 }) }),
  });
  const database = statSync(join(dataFolder, "state.db")).size / 2 ** 20;
  const memory = residentMegabytes(daemon.pid);
  console.log(
    `${round * 100_000} executions: ${rate.toFixed(0)}/s, ${memory.toFixed(0)} MB of memory, ${database.toFixed(0)} MB of database`,
  );
}
await stopDaemon(dataFolder);
rmSync(dataFolder, { recursive: true, force: true });
