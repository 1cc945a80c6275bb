import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { enterHome } from "../support/home.ts";
import { costOf, type Cost } from "./measure-cpu.ts";
import { median } from "./measure.ts";
import type { BenchRow } from "./report.ts";
import { variant } from "./stage-four.ts";

const rounds = 9;
const most = 0.05;

/**
 * The live screen's cost to a run: the command in its own terminal (`script`), against the same with --plain.
 * Each run takes a photo that nobody has seen, so that it takes the time of a real one.
 */
export async function benchLiveRun(): Promise<BenchRow[]> {
  const home = await enterHome();
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
  try {
    for (const words of [["setup"], ["deploy-machine", "--stage", "1"]]) {
      const { code, stderr } = await home.run(words);
      if (code !== 0) throw new Error(`${words.join(" ")}: ${stderr}`);
    }
    let photos = 0;
    const run = async (...flags: readonly string[]): Promise<Cost> => {
      const photo = join(folder, `photo-${photos}.jpg`);
      await sharp(await variant(photos++)).toFile(photo);
      const line = ["wildrydes", "run", "--stage", "1", "--user", "bench", "--photo", photo, ...flags].join(" ");
      return costOf("script", ["-qec", line, "/dev/null"], { ...home.environment, TERM: "xterm-256color" });
    };
    await run();
    const live: number[] = [];
    const plain: Cost[] = [];
    for (let round = 0; round < rounds; round++) {
      live.push((await run()).cpu);
      plain.push(await run("--plain"));
    }
    const [drawn, quiet] = [median(live), median(plain.map(({ cpu }) => cpu))];
    const whole = median(plain.map(({ wall }) => wall));
    const share = (drawn - quiet) / whole;
    return [
      {
        what: "a live run in a terminal",
        measured: `${drawn.toFixed(0)} ms CPU`,
        comparison: `with --plain: ${quiet.toFixed(0)} ms CPU, ${whole.toFixed(0)} ms in all`,
        ratio: `${share < 0 ? "" : "+"}${(share * 100).toFixed(1)} % of the run's time`,
        budget: `+${most * 100} %`,
        kept: share <= most,
      },
    ];
  } finally {
    await home.leave();
    rmSync(folder, { recursive: true, force: true });
  }
}
