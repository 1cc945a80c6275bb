import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DetectFacesCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import sharp from "sharp";
import { packageRoot } from "../../src/package-root.ts";
import { daemonModule } from "./built-daemon.ts";
import { residentMegabytes } from "./daemon-start.ts";
import { median } from "./measure.ts";
import type { BenchRow } from "./report.ts";

const rounds = 9;
const region = "us-west-2";

/**
 * A photo nobody has seen through stage 4, warm, against DetectFaces alone of another such photo: each round takes
 * separate variants, so that nothing is remembered. The photo is refused in neither case: it shows a new bucket key,
 * and the collection is emptied between rounds.
 */
export async function benchStageFour(): Promise<BenchRow[]> {
  const { findDaemon } = await daemonModule();
  const home = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
  const dataFolder = join(home, "data");
  const wildrydes = (...args: string[]): Answer => runProgram(home, args);
  try {
    wildrydes("setup");
    wildrydes("deploy-machine", "--stage", "4");
    const daemon = await findDaemon(dataFolder);
    if (!daemon) throw new Error("the daemon is not there");
    const rekognition = new RekognitionClient({ endpoint: daemon.url, region, credentials: daemon.credentials });
    const whole: number[] = [];
    const alone: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const begin = performance.now();
      await rekognition.send(
        new DetectFacesCommand({ Image: { Bytes: await variant(2 * round + 2) }, Attributes: ["ALL"] }),
      );
      const vision = performance.now() - begin;
      const photo = join(home, "photo.jpg");
      await sharp(await variant(2 * round + 3)).toFile(photo);
      const { result } = wildrydes(
        "run",
        "--user",
        "bench",
        "--key",
        `photo-${round + 1}.jpg`,
        "--photo",
        photo,
        "--expect",
        "accepted",
      );
      wildrydes("faces", "delete", "--all", "--yes");
      if (round < 0) continue;
      alone.push(vision);
      whole.push(result.execution.durationMs);
    }
    const vision = memoryOf(childrenOf(daemon.pid, "local/vision/process"));
    const functions = memoryOf(childrenOf(daemon.pid, "local/services/lambda/worker"));
    const memory = residentMegabytes(daemon.pid) + vision.megabytes / vision.processes;
    const [took, analysis] = [median(whole), median(alone)];
    return [
      {
        what: "one photo through stage 4, warm",
        measured: `${took.toFixed(0)} ms`,
        comparison: `DetectFaces alone, ALL attributes: ${analysis.toFixed(0)} ms`,
        ratio: `${(took / analysis).toFixed(2)} ×`,
        budget: "1.15 ×",
        kept: took <= analysis * 1.15,
      },
      {
        what: "memory of the daemon and one vision process",
        measured: `${memory.toFixed(0)} MB`,
        comparison: `its ${functions.processes} warm functions beside it: ${functions.megabytes.toFixed(0)} MB`,
        ratio: "-",
        budget: "600 MB",
        kept: memory <= 600,
      },
    ];
  } finally {
    runProgram(home, ["local", "stop"]);
    rmSync(home, { recursive: true, force: true });
  }
}

interface Answer {
  readonly result: { readonly execution: { readonly durationMs: number } };
}

function runProgram(home: string, args: readonly string[]): Answer {
  const environment = { PATH: process.env["PATH"], HOME: home, WILDRYDES_DATA: join(home, "data") };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot, "bin", "run.js"), ...args, "--json"],
    {
      encoding: "utf8",
      cwd: home,
      env: environment,
    },
  );
  if (status !== 0) throw new Error(`wildrydes ${args.join(" ")}: ${stdout || stderr}`);
  return JSON.parse(stdout);
}

/** The happy rider, each time a hair brighter or darker: other bytes, the same work. */
export async function variant(index: number): Promise<Buffer> {
  const photo = readFileSync(join(packageRoot, "templates", "photos", "1_happy_face.jpg"));
  return sharp(photo)
    .linear(1 - index * 0.004)
    .jpeg({ quality: 90 })
    .toBuffer();
}

function childrenOf(parent: number, entry: string): number[] {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processes.filter((pid) => parentOf(pid) === parent && commandOf(pid).includes(entry)).map(Number);
}

function memoryOf(processes: readonly number[]): { processes: number; megabytes: number } {
  return { processes: processes.length, megabytes: processes.reduce((sum, pid) => sum + residentMegabytes(pid), 0) };
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return 0;
  }
}
