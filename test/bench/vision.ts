import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { packageRoot } from "../../src/package-root.ts";
import { isVisionAnswer } from "../../src/local/vision/messages.ts";
import { createVision } from "../../src/local/vision/vision.ts";
import { memoryOptions } from "../../src/local/vision/vision-process.ts";
import { residentMegabytes } from "./daemon-start.ts";
import { median, quietNode, timeProgram } from "./measure.ts";
import type { BenchRow } from "./report.ts";

const rounds = 11;
const sides = [640, 1200, 4000] as const;
const queue = 24;

/** DetectFaces' whole analysis of one face, against the engine's own library run bare on the same photos. */
export async function benchVision(): Promise<BenchRow[]> {
  const original = readFileSync(join(packageRoot, "templates", "photos", "1_happy_face.jpg"));
  const photos = await Promise.all(sides.map((side) => sharp(original).resize(side).jpeg({ quality: 90 }).toBuffer()));
  const bare: number[] = [];
  for (let round = 0; round < 5; round++) bare.push(await timeProgram(process.execPath, ["-e", "0"], process.env));
  /** How much slower this machine is now than the one the budgets were set on. */
  const slowness = Math.max(1, median(bare) / quietNode);
  return [
    ...(await benchFreshProcess(photos[1] ?? original, slowness)),
    ...(await benchSizes(photos, slowness)),
    await benchAllCores(photos[1] ?? original),
  ];
}

/** A process as it is shipped, from its start: how long until it can begin, and until its first answer. */
async function benchFreshProcess(photo: Uint8Array, slowness: number): Promise<BenchRow[]> {
  const ready: number[] = [];
  const first: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < 5; round++) {
    const begin = performance.now();
    const child = startProcess(join(packageRoot, "dist", "local", "vision", "process.js"));
    child.send({ question: "faces", photo });
    await nextMessage(child, (message) => isVisionAnswer(message) && message.kind === "ready");
    ready.push(performance.now() - begin);
    await nextMessage(child, (message) => isVisionAnswer(message) && message.kind === "faces");
    first.push(performance.now() - begin);
    for (let more = 1; more < 6; more++) {
      child.send({ question: "faces", photo: disguise(photo, more) });
      await nextMessage(child, isVisionAnswer);
    }
    memory.push(residentMegabytes(child.pid ?? 0));
    child.kill("SIGKILL");
  }
  return [
    {
      what: "vision: first answer of a fresh process",
      measured: `${median(first).toFixed(0)} ms`,
      comparison: `its networks are read after ${median(ready).toFixed(0)} ms`,
      ratio: "-",
      budget: `800 ms, here ${(800 * slowness).toFixed(0)} ms`,
      kept: median(first) <= 800 * slowness,
    },
    {
      what: "vision: memory of a process after six photos",
      measured: `${median(memory).toFixed(0)} MB`,
      comparison: "-",
      ratio: "-",
      budget: "480 MB",
      kept: median(memory) <= 480,
    },
  ];
}

/** Photos of several sizes, one at a time, in turn with the library. */
async function benchSizes(photos: readonly Uint8Array[], slowness: number): Promise<BenchRow[]> {
  const vision = createVision({ maximumProcesses: 1 });
  const library = startProcess(join(packageRoot, "test", "bench", "bare-face-api.ts"));
  const ours = photos.map((): number[] => []);
  const theirs = photos.map((): number[] => []);
  for (let round = -2; round < rounds; round++) {
    for (const [index, photo] of photos.entries()) {
      const bytes = disguise(photo, round);
      const begin = performance.now();
      await vision.describe(bytes);
      const took = performance.now() - begin;
      library.send(bytes);
      const [bare] = await nextMessage(library, (message) => typeof message === "number");
      if (round < 0) continue;
      ours[index]?.push(took);
      theirs[index]?.push(Number(bare));
    }
  }
  await vision.close();
  library.kill("SIGKILL");
  return sides.map((side, index): BenchRow => {
    const [took, bare] = [median(ours[index] ?? []), median(theirs[index] ?? [])];
    const limit = side === 1200 ? 150 * slowness : Number.POSITIVE_INFINITY;
    return {
      what: `vision: DetectFaces, ALL, a photo of ${side} px`,
      measured: `${took.toFixed(0)} ms`,
      comparison: `face-api 1.7.15, same photo, all its networks: ${bare.toFixed(0)} ms`,
      ratio: `${(took / bare).toFixed(2)} ×`,
      budget: side === 1200 ? `1.15 × and 150 ms, here ${limit.toFixed(0)} ms` : "1.15 ×",
      kept: took <= bare * 1.15 && took <= limit,
    };
  });
}

/** Photos a second with a process for each core, against one process. */
async function benchAllCores(photo: Uint8Array): Promise<BenchRow> {
  const [one, all] = [await rateOf(1), await rateOf(availableParallelism())];
  const budget = availableParallelism() > 1 ? 1.5 : 0.9;
  return {
    what: `vision: photos of 1200 px on ${availableParallelism()} cores`,
    measured: `${all.toFixed(1)}/s`,
    comparison: `one process: ${one.toFixed(1)}/s`,
    ratio: `${(all / one).toFixed(2)} ×`,
    budget: `${budget} ×`,
    kept: all >= one * budget,
  };

  async function rateOf(maximumProcesses: number): Promise<number> {
    const vision = createVision({ maximumProcesses });
    const look = (marks: readonly number[]) => Promise.all(marks.map((mark) => vision.describe(disguise(photo, mark))));
    await look(Array.from({ length: 2 * maximumProcesses }, (_, mark) => 100 + mark));
    const begin = performance.now();
    await look(Array.from({ length: queue }, (_, mark) => mark));
    const took = performance.now() - begin;
    await vision.close();
    return (queue / took) * 1000;
  }
}

/** The same picture under other bytes: nothing remembered applies. */
function disguise(photo: Uint8Array, mark: number): Uint8Array {
  return Buffer.concat([photo, Buffer.of(mark & 255)]);
}

function startProcess(file: string): ChildProcess {
  const execArgv = [...memoryOptions];
  return fork(file, [], { serialization: "advanced", execArgv, stdio: ["ignore", "ignore", "inherit", "ipc"] });
}

/** Waits for a message of a kind; fails when the process ends before. */
function nextMessage(child: ChildProcess, isMeant: (message: unknown) => boolean): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error("the process ended"));
    const take = (message: unknown) => {
      if (!isMeant(message)) return;
      child.off("message", take).off("exit", fail);
      resolve([message]);
    };
    child.on("message", take).once("exit", fail);
  });
}
