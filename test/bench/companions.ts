import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readMember } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";
import { cpuOf } from "./measure-cpu.ts";
import { interleave } from "./measure.ts";
import type { BenchRow } from "./report.ts";
import { variant } from "./stage-four.ts";

const rounds = 9;
/** A difference of this size is noise: a cost of a companion would be larger. */
const tolerated = { ratio: 1.05, milliseconds: 5 };

/** The commands that make every stack beside the workshop's own. */
const companions: readonly string[] = [
  "setup --notify-from rides@example.com --notify-to-domain example.com",
  "deploy-machine --stage 4 --integration sdk --email rides@example.com",
  "deploy-machine --stage 5",
  "deploy-machine --flow metadata --retries --moderation",
  "trigger enable --kind lambda",
  "trigger enable --kind eventbridge",
  "trigger enable --kind url --stage 4",
  "passport setup --notify desk@example.com",
  "bulk run rows.csv --distributed",
];

/**
 * Start-up and stage 4 with every companion stack deployed, against none deployed: two homes with an endpoint each, which
 * take turns in one run.
 */
export async function benchCompanions(): Promise<BenchRow[]> {
  const [none, all] = [await openHome([]), await openHome(companions)];
  try {
    const stacks = await countStacks(all);
    const figures = await interleave(rounds, {
      ...measuresOf("none", none),
      ...measuresOf("all", all),
    });
    return [
      ...[
        ["collection", "show"],
        ["faces", "list"],
        ["local", "env"],
      ].map((words) => {
        const what = words.join(" ");
        return compare(what, "ms CPU", { none: figures[`none ${what}`], all: figures[`all ${what}`] }, stacks);
      }),
      compare(
        "one photo through stage 4, warm",
        "ms",
        { none: figures["none photo"], all: figures["all photo"] },
        stacks,
      ),
    ];
  } finally {
    await none.leave();
    await all.leave();
  }
}

async function openHome(lines: readonly string[]): Promise<Home> {
  const home = await enterHome();
  await writeFile(join(home.folder, "rows.csv"), "userId,key\nuser_a,4_no_face.jpg\n");
  for (const line of ["setup", "deploy-machine --stage 4", ...lines]) await succeed(home, line.split(" "));
  return home;
}

function measuresOf(name: string, home: Home): Record<string, () => Promise<number>> {
  let photos = 0;
  const cpu =
    (...words: readonly string[]) =>
    () =>
      cpuOf("wildrydes", words, home.environment);
  return {
    [`${name} collection show`]: cpu("collection", "show"),
    [`${name} faces list`]: cpu("faces", "list"),
    [`${name} local env`]: cpu("local", "env"),
    async [`${name} photo`]() {
      photos += 1;
      const photo = join(home.folder, `photo-${photos}.jpg`);
      await writeFile(photo, await variant(photos));
      const words = ["run", "--stage", "4", "--user", "bench", "--photo", photo, "--expect", "accepted"];
      const result = await succeed(home, words);
      await succeed(home, ["faces", "delete", "--all", "--yes"]);
      return Number(readMember(result, "execution", "durationMs"));
    },
  };
}

async function countStacks(home: Home): Promise<number> {
  const line = "eval \"$(wildrydes local env)\" && aws cloudformation list-stacks --query 'length(StackSummaries)'";
  const { stdout } = await home.shell(line);
  return Number(stdout.trim()) - 1;
}

async function succeed(home: Home, words: readonly string[]): Promise<unknown> {
  const { code, envelope } = await home.runJson(words);
  if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}: ${JSON.stringify(envelope.error)}`);
  return envelope.result;
}

function compare(
  what: string,
  unit: string,
  figures: Readonly<Record<"none" | "all", number | undefined>>,
  stacks: number,
): BenchRow {
  const { none = Number.NaN, all = Number.NaN } = figures;
  return {
    what: `${what}, with ${stacks} more stacks`,
    measured: `${all.toFixed(0)} ${unit}`,
    comparison: `with none: ${none.toFixed(0)} ${unit}`,
    ratio: `${(all / none).toFixed(2)} ×`,
    budget: `${tolerated.ratio} ×, or +${tolerated.milliseconds} ms`,
    kept: all <= Math.max(none * tolerated.ratio, none + tolerated.milliseconds),
  };
}
