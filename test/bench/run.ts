/**
 * Prints the design's budgets, each beside what it is compared with in the same run.
 *
 *     npm run bench [-- NAME… [--write]]
 *
 * With --write the tables go into docs/performance.md as well.
 */
import { cpus, totalmem } from "node:os";
import { benchBefore } from "./before.ts";
import { benchBulk, benchBulkPhotos } from "./bulk.ts";
import { benchCalls } from "./calls.ts";
import { benchCompanions } from "./companions.ts";
import { benchConsole } from "./console.ts";
import { benchDaemonStart } from "./daemon-start.ts";
import { benchDistributedMap } from "./distributed-map.ts";
import { benchHttpThroughput } from "./http-throughput.ts";
import { benchLiveRun } from "./live-run.ts";
import { benchMemory } from "./memory.ts";
import { benchInterpreter } from "./interpreter.ts";
import { printRows, type BenchRow } from "./report.ts";
import { benchStageFour } from "./stage-four.ts";
import { benchFaceSearch } from "./face-search.ts";
import { benchRoom } from "./room.ts";
import { benchStartup } from "./startup.ts";
import { benchVision } from "./vision.ts";
import { writeTable } from "./write-table.ts";

const benches: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  startup: benchStartup,
  daemon: benchDaemonStart,
  interpreter: benchInterpreter,
  http: benchHttpThroughput,
  memory: benchMemory,
  "distributed-map": benchDistributedMap,
  "stage-four": benchStageFour,
  bulk: benchBulk,
  "bulk-photos": benchBulkPhotos,
  vision: benchVision,
  "face-search": benchFaceSearch,
  room: benchRoom,
  console: benchConsole,
  "live-run": benchLiveRun,
  calls: benchCalls,
  companions: benchCompanions,
  before: benchBefore,
};

/** Run only when they are named: they need the registry and minutes. */
const onlyNamed: ReadonlySet<string> = new Set(["before"]);

const write = process.argv.includes("--write");
const chosen = process.argv.slice(2).filter((word) => word !== "--write");
const unknown = chosen.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
);
const rows: BenchRow[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length > 0 ? !chosen.includes(name) : onlyNamed.has(name)) continue;
  const found = await bench();
  rows.push(...found);
  if (write) writeTable(name, found);
}
printRows(rows);
