import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";
import { costOf, cpuOf } from "./measure-cpu.ts";
import { interleave } from "./measure.ts";
import type { BenchRow } from "./report.ts";
import { variant } from "./stage-four.ts";

/** The last commit that knew the main text of the workshop alone. */
const mainTextAlone = "26c0410545b23af62288c1b6b43cbfa10f3361fc";
const rounds = { commands: 15, photos: 9, demo: 3 };

/** Permitted additions to the earlier state; in a demo, faces are also examined more closely since then. */
const tolerated = { command: 1.05, demo: 1.15 };

/**
 * Start-up, stage 4 and demo of this program against the program before the workshop's other texts. Clones that commit
 * into a temporary folder, installs its packages from the registry, builds it, and takes turns with it. It needs the whole
 * history of the repository.
 */
export async function benchBefore(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "wildrydes-before-"));
  const homes: Home[] = [];
  try {
    checkOut(folder);
    const before = await prepare({ program: join(folder, "bin", "run.js") });
    homes.push(before);
    const now = await prepare({});
    homes.push(now);
    const commands = ["collection show", "faces list", "local env"];
    const cpu = await interleave(rounds.commands, {
      ...named(commands, "before", (words) => () => cpuOf("wildrydes", words, before.environment)),
      ...named(commands, "now", (words) => () => cpuOf("wildrydes", words, now.environment)),
    });
    const photos = await interleave(rounds.photos, { before: photoThrough(before), now: photoThrough(now) });
    const demos = await interleave(rounds.demo, { before: demoOf(before), now: demoOf(now) });
    return [
      ...commands.map((words) => compare(words, "ms CPU", cpu[`before ${words}`], cpu[`now ${words}`])),
      compare("one photo through stage 4, warm", "ms", photos["before"], photos["now"]),
      compare("demo, to its end", "ms", demos["before"], demos["now"], tolerated.demo),
    ];
  } finally {
    for (const home of homes) await home.leave();
    await rm(folder, { recursive: true, force: true });
  }
}

function checkOut(folder: string): void {
  const run = (command: string, ...words: string[]): unknown =>
    execFileSync(command, words, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  run("git", "clone", "--quiet", "--shared", "--no-checkout", packageRoot, ".");
  run("git", "checkout", "--quiet", mainTextAlone);
  run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
  run(process.execPath, join("bin", "build.ts"));
}

async function prepare(options: { program?: string }): Promise<Home> {
  const home = await enterHome(options);
  await home.succeed("setup");
  await home.succeed("deploy-machine", "--stage", "4");
  return home;
}

function named(
  commands: readonly string[],
  prefix: string,
  make: (words: readonly string[]) => () => Promise<number>,
): Record<string, () => Promise<number>> {
  return Object.fromEntries(commands.map((words) => [`${prefix} ${words}`, make(words.split(" "))]));
}

function photoThrough(home: Home): () => Promise<number> {
  let photos = 0;
  return async () => {
    photos += 1;
    const photo = join(home.folder, `photo-${photos}.jpg`);
    await writeFile(photo, await variant(photos));
    const words = ["run", "--stage", "4", "--user", "bench", "--photo", photo, "--expect", "accepted"];
    const result = await home.succeed(...words);
    await home.succeed("faces", "delete", "--all", "--yes");
    return Number(readMember(result, "execution", "durationMs"));
  };
}

function demoOf(home: Home): () => Promise<number> {
  return async () => (await costOf("wildrydes", ["demo"], { ...home.environment, CI: "true" })).wall;
}

function compare(
  what: string,
  unit: string,
  before = Number.NaN,
  now = Number.NaN,
  most = tolerated.command,
): BenchRow {
  return {
    what,
    measured: `${now.toFixed(0)} ${unit}`,
    comparison: `before the other texts: ${before.toFixed(0)} ${unit}`,
    ratio: `${(now / before).toFixed(2)} ×`,
    budget: `${most} ×`,
    kept: now <= before * most,
  };
}
