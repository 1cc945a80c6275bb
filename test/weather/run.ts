/**
 * Disturbs every call of every command in turn, and gathers the results in a file. What is in the file is not done again,
 * so the sweep may be interrupted, and several processes may share it.
 *
 *     npm run test:weather -- [--command setup] [--disturbance kill] [--every 5] [--shard 1/2] [--seconds 300] [--folder F]
 *
 * Without other arguments than --table it only writes the table into docs/aws.md.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../../src/package-root.ts";
import { markdownTable, writeMarkedSection } from "../support/marked-section.ts";
import { disturbances, disturbedCommands } from "./commands.ts";
import { prepareCommand, runScenario, type ScenarioOutcome } from "./convergence.ts";

const { values } = parseArgs({
  options: {
    command: { type: "string", multiple: true },
    disturbance: { type: "string", multiple: true },
    every: { type: "string", default: "1" },
    shard: { type: "string", default: "1/1" },
    seconds: { type: "string", default: "3600" },
    folder: { type: "string", default: join(tmpdir(), "wildrydes-weather-results") },
    table: { type: "boolean", default: false },
  },
});
const { folder } = values;
const resultsFile = join(folder, "results.jsonl");
mkdirSync(folder, { recursive: true });

function readResults(): ScenarioOutcome[] {
  if (!existsSync(resultsFile)) return [];
  return readFileSync(resultsFile, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line): ScenarioOutcome => JSON.parse(line));
}

const nameOf = ({ command, disturbance, from }: Pick<ScenarioOutcome, "command" | "disturbance" | "from">): string =>
  `${command} ${disturbance} ${from}`;

/** A disturbed command may fail where AWS failed it; what counts is that the next one puts everything right. */
const isRight = ({ again, differences }: ScenarioOutcome): boolean => again === 0 && differences.length === 0;

/** Of a wait that asks the same one or two things again and again, the first and the last looks are enough. */
function isRepeatedPoll(calls: readonly string[], at: number): boolean {
  if (!/ (Describe|Get)/.test(calls[at] ?? "")) return false;
  return [1, 2].some((period) => [-2, -1, 1].every((times) => calls[at + times * period] === calls[at]));
}

async function sweep(): Promise<void> {
  const until = performance.now() + Number(values.seconds) * 1000;
  const done = new Map(readResults().map((outcome) => [nameOf(outcome), outcome]));
  const [shard = 1, shards = 1] = values.shard.split("/").map(Number);
  for (const [first, command] of disturbedCommands.entries()) {
    if (values.command && !values.command.includes(command.name)) continue;
    const prepared = await prepareCommand({ command, folder: join(folder, `states-${shard}`) });
    for (const disturbance of disturbances) {
      if (values.disturbance && !values.disturbance.includes(disturbance)) continue;
      // Which call gets an old answer depends on the changes before it: one shard finds them one after the other.
      const isStale = disturbance === "stale";
      let next = 0;
      for (let from = 0; from < prepared.calls.length; from = next) {
        next = from + (isStale ? 1 : Number(values.every));
        if ((first + (isStale ? 0 : from)) % shards !== shard % shards) continue;
        if (!isStale && isRepeatedPoll(prepared.calls, from)) continue;
        if (performance.now() > until) return;
        const known = done.get(nameOf({ command: command.name, disturbance, from }));
        const outcome = known ?? (await runScenario(prepared, disturbance, from));
        if (isStale) next = outcome.at === undefined ? prepared.calls.length : outcome.at + 1;
        if (known) continue;
        appendFileSync(resultsFile, `${JSON.stringify(outcome)}\n`);
        console.log(
          `${isRight(outcome) ? "✔" : "✖"} ${nameOf(outcome)} ${outcome.call}: ${outcome.code}, ${outcome.again}`,
        );
        for (const difference of outcome.differences) console.log(`    ${difference}`);
      }
    }
  }
}

function writeTable(): void {
  const results = readResults();
  const rows = disturbedCommands.map(({ name }) => {
    // A program that made fewer calls this time was not disturbed.
    const own = results.filter((one) => one.command === name && one.at !== undefined);
    const cells = disturbances.map((disturbance) => {
      const all = own.filter((one) => one.disturbance === disturbance);
      return all.length === 0 ? "–" : `${all.filter(isRight).length} of ${all.length}`;
    });
    const calls = new Set(own.map(({ at }) => at)).size;
    return [`\`${name}\``, String(calls), ...cells];
  });
  writeMarkedSection({
    file: join(packageRoot, "docs", "aws.md"),
    name: "convergence",
    heading: "What one bad call does",
    content: `One call of a command is disturbed: its response is lost, it is throttled, its response is outdated, or the program is
killed with \`kill -9\` while it waits. Then the same command runs again. The table counts the cases in which the
environment is then complete, with no duplicate and nothing left over. Of a wait that repeats the same call, the first
and the last calls are disturbed. The table comes from \`npm run test:weather\`.

${markdownTable(["Command", "calls", ...disturbances], rows)}`,
  });
}

if (!values.table) await sweep();
writeTable();
const wrong = readResults().filter((outcome) => !isRight(outcome));
console.log(`${readResults().length} scenarios, ${wrong.length} wrong`);
process.exit(wrong.length > 0 ? 1 : 0);
