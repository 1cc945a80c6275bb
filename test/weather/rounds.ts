/**
 * Plays whole workshops under the profile `aws-busy-room`: setup, stage 4, runs, teardown, each round with a seed of
 * its own. Results are gathered in a file, so that the rounds may be played over several calls.
 *
 *     node test/weather/rounds.ts [--rounds 10] [--runs 20] [--shard 1/2] [--seconds 600] [--folder F] [--table]
 */
import { formatNumber } from "../../src/text/format-number.ts";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { faultProfiles } from "../../src/local/faults/profiles.ts";
import { packageRoot } from "../../src/package-root.ts";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestEndpoint } from "../local/support/endpoint.ts";
import { playFaults } from "../local/support/faults.ts";
import { writeMarkedSection } from "../support/marked-section.ts";
import { compareWorlds, readWorld, settle } from "./world.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "1" },
    runs: { type: "string", default: "20" },
    shard: { type: "string", default: "1/1" },
    seconds: { type: "string", default: "600" },
    folder: { type: "string", default: join(tmpdir(), "wildrydes-weather-results") },
    table: { type: "boolean", default: false },
  },
});
const resultsFile = join(values.folder, "rounds.jsonl");
mkdirSync(values.folder, { recursive: true });

interface Round {
  readonly seed: number;
  readonly runs: number;
  readonly strikes: number;
  readonly seconds: number;
  /** The failures and leftovers, in sentences. */
  readonly faults: readonly string[];
}

function readRounds(): Round[] {
  if (!existsSync(resultsFile)) return [];
  const lines = readFileSync(resultsFile, "utf8").split("\n").filter(Boolean);
  return lines.map((line): Round => JSON.parse(line));
}

/** The first seed of this shard that was not played. */
function nextSeed(): number {
  const [shard = 1, shards = 1] = values.shard.split("/").map(Number);
  const played = new Set(readRounds().map(({ seed }) => seed));
  let seed = shard;
  while (played.has(seed)) seed += shards;
  return seed;
}

async function playRound(seed: number): Promise<Round> {
  const began = performance.now();
  const endpoint = await startTestEndpoint();
  const folder = mkdtempSync(join(tmpdir(), "wildrydes-round-"));
  const faults: string[] = [];
  const run = async (...words: string[]): Promise<void> => {
    const environment = { ...endpoint.environment, WILDRYDES_DATA: join(folder, "none") };
    const from = performance.now();
    const { code, stderr } = await runCli(words, { environment, folder });
    console.log(`  ${words[0]}: ${code}, ${((performance.now() - from) / 1000).toFixed(1)} s`);
    if (code !== 0)
      faults.push(
        `${words.join(" ")}: ${code}: ${stderr
          .split("\n")
          .filter((line) => /✖/.test(line))
          .join(" ")}`,
      );
  };
  try {
    const empty = await readWorld(endpoint);
    playFaults(endpoint, ...(faultProfiles["aws-busy-room"]?.(seed) ?? []));
    await run("setup");
    await run("deploy-machine", "--stage", "4");
    for (let at = 0; at < Number(values.runs); at += 1)
      await run("run", "--user", `user_${at}`, "--key", at % 2 === 0 ? "4_no_face.jpg" : "1_happy_face.jpg");
    await run("teardown", "--yes");
    playFaults(endpoint);
    await settle(endpoint);
    faults.push(...compareWorlds(await readWorld(endpoint), empty).map((difference) => `left: ${difference}`));
    const strikes = endpoint.log.filter((line) => line.startsWith("fault t")).length;
    return {
      seed,
      runs: Number(values.runs),
      strikes,
      seconds: Math.round((performance.now() - began) / 1000),
      faults,
    };
  } finally {
    await endpoint.close();
    rmSync(folder, { recursive: true });
  }
}

function firstLine(fault: string): string {
  return fault.replaceAll(/\s+/g, " ").replaceAll("`", "").slice(0, 160);
}

const until = performance.now() + Number(values.seconds) * 1000;
for (let left = values.table ? 0 : Number(values.rounds); left > 0 && performance.now() < until; left -= 1) {
  const round = await playRound(nextSeed());
  appendFileSync(resultsFile, `${JSON.stringify(round)}\n`);
  console.log(`seed ${round.seed}: ${round.strikes} strikes, ${round.seconds} s, ${round.faults.length} faults`);
  for (const fault of round.faults) console.log(`    ${fault}`);
}
const rounds = readRounds();
const clean = rounds.filter(({ faults }) => faults.length === 0);
const strikes = rounds.reduce((sum, round) => sum + round.strikes, 0);
if (rounds.length > 0)
  writeMarkedSection({
    file: join(packageRoot, "docs", "aws.md"),
    name: "weather-rounds",
    heading: "Whole workshops under load",
    content: `Each round is a setup, stage 4, ${values.runs} runs and a teardown under \`local fault profile aws-busy-room\` with its own seed.
So far ${rounds.length} rounds ran, with ${formatNumber(strikes)} disturbed calls. In ${clean.length} of them every command ended with exit code 0 and nothing
was left. The figures come from \`node test/weather/rounds.ts\`.
${rounds.flatMap(({ seed, faults }) => (faults[0] === undefined ? [] : [`\n- Seed ${seed}: \`${firstLine(faults[0])}\``])).join("")}`,
  });
process.exit(clean.length === rounds.length ? 0 : 1);
