import { formatNumber } from "../../src/text/format-number.ts";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DetectFacesCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import sharp from "sharp";
import { packageRoot } from "../../src/package-root.ts";
import type { DaemonInfo } from "../../src/local/daemon/daemon-info.ts";
import { daemonModule } from "./built-daemon.ts";
import { median, quietNode, timeProgram } from "./measure.ts";
import type { BenchRow } from "./report.ts";
import { createServiceRole } from "../support/service-role.ts";

const region = "us-west-2";
const rows = 20_000;
const photos = 500;
const shellLoop = 30;

/** Many rows against a machine that does nothing, beside what a person would write instead: a loop in the shell. */
export async function benchBulk(): Promise<BenchRow[]> {
  const bench = await openHome();
  try {
    await createPassMachine(bench.daemon);
    const lines = Array.from({ length: rows }, (_, index) => `user_${index},photo-${index}.jpg`);
    writeFileSync(join(bench.home, "rows.csv"), `userId,key\n${lines.join("\n")}\n`);
    await runBulk(bench.home, ["rows.csv", "--machine", "Passing", "--limit", "2000"]);
    const slowness = await measureSlowness();
    const run = await runBulk(bench.home, ["rows.csv", "--machine", "Passing", "--concurrency", "200"]);
    const budget = 700 / slowness;
    const loop = timeShellLoop(bench.daemon);
    return [
      {
        what: `${formatNumber(rows)} rows of a bulk run against a Pass machine, history on disk`,
        measured: `${run.throughput.toFixed(0)} rows/s`,
        comparison:
          loop === undefined ? "no aws CLI here" : `a loop of aws stepfunctions start-execution: ${loop.toFixed(1)}/s`,
        ratio: loop === undefined ? "-" : `${(run.throughput / loop).toFixed(0)} ×`,
        budget: slowness === 1 ? "700 rows/s" : `700 rows/s, here ${budget.toFixed(0)}`,
        kept: run.throughput >= budget,
      },
      {
        what: "memory of that bulk run, at most",
        measured: `${run.megabytes.toFixed(0)} MB`,
        comparison: `${run.callsPerRow} calls a row`,
        ratio: "-",
        budget: "200 MB",
        kept: run.megabytes <= 200,
      },
    ];
  } finally {
    bench.close();
  }
}

/** Five hundred photos nobody has seen through stage 4, against DetectFaces alone of as many other ones. */
export async function benchBulkPhotos(): Promise<BenchRow[]> {
  const bench = await openHome();
  try {
    runProgram(bench.home, ["setup"]);
    runProgram(bench.home, ["deploy-machine", "--stage", "4"]);
    const before = await measureVision(bench.daemon, 0);
    const folder = join(bench.home, "photos");
    mkdirSync(folder);
    for (let index = 0; index < photos; index += 1)
      writeFileSync(join(folder, `rider_${index}.jpg`), await variant(photos + index));
    await uploadAll(bench, folder);
    const run = await runBulk(bench.home, ["photos", "--stage", "4", "--concurrency", "10"]);
    // Half of the comparison before and half after: a machine is not equally fast all the time.
    const alone = (before + (await measureVision(bench.daemon, 2 * photos))) / 2;
    return [
      {
        what: `${photos} photos through stage 4 by a bulk run`,
        measured: `${run.throughput.toFixed(2)} photos/s`,
        comparison: `DetectFaces alone, ALL attributes: ${alone.toFixed(2)}/s`,
        ratio: `${((run.throughput / alone) * 100).toFixed(0)} %`,
        budget: "90 %",
        kept: run.throughput >= alone * 0.9,
      },
    ];
  } finally {
    bench.close();
  }
}

/** How much slower than the machine the budgets were set on this one is now: the command and the daemon share it. */
async function measureSlowness(): Promise<number> {
  const bare: number[] = [];
  for (let round = 0; round < 9; round += 1) bare.push(await timeProgram(process.execPath, ["-e", "0"], process.env));
  return Math.max(1, median(bare) / quietNode);
}

async function openHome(): Promise<{ home: string; daemon: DaemonInfo; close(): void }> {
  const { ensureDaemon } = await daemonModule();
  const home = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
  const daemon = await ensureDaemon({ dataFolder: join(home, "data") });
  return {
    home,
    daemon,
    close() {
      runProgram(home, ["local", "stop"]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function createPassMachine(daemon: DaemonInfo): Promise<void> {
  const config = { endpoint: daemon.url, region, credentials: daemon.credentials };
  const roleArn = await createServiceRole(config, { name: "bench" });
  const definition = JSON.stringify({ StartAt: "Pass", States: { Pass: { Type: "Pass", End: true } } });
  await new SFNClient(config).send(new CreateStateMachineCommand({ name: "Passing", roleArn, definition }));
}

interface BulkFigures {
  readonly throughput: number;
  readonly callsPerRow: number;
  /** The largest resident size. */
  readonly megabytes: number;
}

/** Runs `bulk run --json` and watches its memory; rows that are refused or fail are not an error here. */
async function runBulk(home: string, args: readonly string[]): Promise<BulkFigures> {
  const child = spawn(process.execPath, [join(packageRoot, "bin", "run.js"), "bulk", "run", ...args, "--json"], {
    cwd: home,
    env: environmentOf(home),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakMegabytes(child.pid ?? 0));
  }, 100);
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watch);
  const { report } = JSON.parse(stdout).result ?? {};
  if (report?.complete !== true) throw new Error(`bulk run ${args.join(" ")}: ${stdout}`);
  return { throughput: report.throughput, callsPerRow: report.callsPerRow, megabytes };
}

function peakMegabytes(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** Executions a second; undefined without an aws CLI. */
function timeShellLoop(daemon: DaemonInfo): number | undefined {
  if (spawnSync("aws", ["--version"]).status !== 0) return undefined;
  const arn = `arn:aws:states:${region}:${daemon.account}:stateMachine:Passing`;
  const line = `for n in $(seq ${shellLoop}); do aws stepfunctions start-execution --state-machine-arn ${arn} --input '{"userId":"user","s3Key":"photo.jpg"}' > /dev/null || exit 1; done`;
  const begin = performance.now();
  const { status, stderr } = spawnSync("sh", ["-c", line], {
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      AWS_ENDPOINT_URL: daemon.url,
      AWS_ACCESS_KEY_ID: daemon.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: daemon.credentials.secretAccessKey,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_PAGER: "",
    },
  });
  if (status !== 0) throw new Error(stderr);
  return (shellLoop / (performance.now() - begin)) * 1000;
}

/** Photos a second, as many at once as the bulk run sends, half as many photos as it does. */
async function measureVision(daemon: DaemonInfo, firstVariant: number): Promise<number> {
  const rekognition = new RekognitionClient({ endpoint: daemon.url, region, credentials: daemon.credentials });
  const images: Buffer[] = [];
  for (let index = 0; index < photos / 2; index += 1) images.push(await variant(firstVariant + index));
  let next = 0;
  const worker = async (until: number): Promise<void> => {
    while (next < until)
      await rekognition.send(new DetectFacesCommand({ Image: { Bytes: images[next++] }, Attributes: ["ALL"] }));
  };
  // The first ones load the models.
  await Promise.all(Array.from({ length: 10 }, () => worker(10)));
  const [from, begin] = [next, performance.now()];
  await Promise.all(Array.from({ length: 10 }, () => worker(images.length)));
  return ((next - from) / (performance.now() - begin)) * 1000;
}

const sources = readdirSync(join(packageRoot, "templates", "photos"))
  .filter((name) => name.endsWith(".jpg"))
  .map((name) => readFileSync(join(packageRoot, "templates", "photos", name)));

/** One of the shipped photos, a hair brighter or darker than every other variant: other bytes, the same work. */
async function variant(index: number): Promise<Buffer> {
  const source = sources[index % sources.length];
  if (!source) throw new Error("there are no sample photos");
  const step = Math.floor(index / sources.length);
  return sharp(source)
    .linear(1 + ((step % 40) - 20) * 0.002, Math.floor(step / 40) * 0.5)
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Uploading is not a part of what is measured. */
async function uploadAll({ home, daemon }: { home: string; daemon: DaemonInfo }, folder: string): Promise<void> {
  const bucket = runProgram(home, ["inspect"]).result.stack.outputs["RiderPhotoS3Bucket"];
  const s3 = new S3Client({ endpoint: daemon.url, region, credentials: daemon.credentials, forcePathStyle: true });
  for (const Key of readdirSync(folder))
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: readFileSync(join(folder, Key)) }));
}

function environmentOf(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"], HOME: home, WILDRYDES_DATA: join(home, "data") };
}

function runProgram(home: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot, "bin", "run.js"), ...args, "--json"],
    {
      encoding: "utf8",
      cwd: home,
      env: environmentOf(home),
    },
  );
  if (status !== 0) throw new Error(`wildrydes ${args.join(" ")}: ${stdout || stderr}`);
  return JSON.parse(stdout);
}
