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
 * variants of its own, so that nothing is remembered. The photo is refused in neither case: it shows a new bucket key,
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
    const memory = residentMegabytes(daemon.pid) + childrenMegabytes(daemon.pid);
    const [took, vision] = [median(whole), median(alone)];
    return [
      {
        what: "one photo through stage 4, warm",
        measured: `${took.toFixed(0)} ms`,
        comparison: `DetectFaces alone, ALL attributes: ${vision.toFixed(0)} ms`,
        ratio: `${(took / vision).toFixed(2)} ×`,
        budget: "1.15 ×",
        kept: took <= vision * 1.15,
      },
      {
        what: "daemon, its functions and vision together",
        measured: `${memory.toFixed(0)} MB`,
        comparison: "-",
        ratio: "-",
        budget: "600 MB with one vision worker",
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
async function variant(index: number): Promise<Buffer> {
  const photo = readFileSync(join(packageRoot, "templates", "photos", "1_happy_face.jpg"));
  return sharp(photo)
    .linear(1 - index * 0.004)
    .jpeg({ quality: 90 })
    .toBuffer();
}

function childrenMegabytes(pid: number): number {
  const children = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry) && parentOf(entry) === pid);
  return children.reduce((sum, child) => sum + residentMegabytes(Number(child)), 0);
}

function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return 0;
  }
}
