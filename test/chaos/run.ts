/**
 * Kills the endpoint at random moments while executions run, in pieces of 25 kills. Each piece is added to a file in a
 * folder of its seed, so that a run which was interrupted continues with the same seed.
 *
 *     node test/chaos/run.ts [--kills 300] [--seed N] [--folder F] [--table]
 *
 * A run ends when the file holds that many kills. `--table` writes the sum of the file into docs/step-functions.md.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../../src/package-root.ts";
import { markdownTable, writeMarkedSection } from "../support/marked-section.ts";
import { killExecutions } from "./kill-executions.ts";

/** One piece of a run: its seed, its figures, and the day of its end (ISO). */
interface Piece {
  readonly day: string;
  readonly seed: number;
  readonly kills: number;
  readonly executions: number;
  readonly faults: readonly string[];
}

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "300" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    folder: { type: "string" },
    table: { type: "boolean", default: false },
  },
});
const folder = values.folder ?? join(tmpdir(), `wildrydes-chaos-results-${values.seed}`);
const resultsFile = join(folder, "results.jsonl");
mkdirSync(folder, { recursive: true });
const piece = 25;

function readPieces(): Piece[] {
  if (!existsSync(resultsFile)) return [];
  return readFileSync(resultsFile, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line): Piece => JSON.parse(line));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The kills that the file still lacks. */
const left = (): number => Number(values.kills) - sum(readPieces().map(({ kills }) => kills));

/** Numbers in a row as "3 to 5". */
function summarize(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((one, other) => one - other);
  const starts = sorted.filter((number) => !sorted.includes(number - 1));
  const ends = sorted.filter((number) => !sorted.includes(number + 1));
  return starts.map((start, index) => (start === ends[index] ? `${start}` : `${start} to ${ends[index]}`)).join(", ");
}

function writeTable(pieces: readonly Piece[]): void {
  const days = [...new Set(pieces.map(({ day }) => day))].sort();
  const figures = [
    days.join(", "),
    sum(pieces.map(({ kills }) => kills)),
    summarize(pieces.map(({ seed }) => seed)),
    `${sum(pieces.map(({ executions }) => executions))}, half of them redriven`,
    sum(pieces.map(({ faults }) => faults.length)),
  ];
  writeMarkedSection({
    file: join(packageRoot, "docs", "step-functions.md"),
    name: "kills",
    heading: "Executions and kills of the endpoint",
    content: `${markdownTable(["date", "kills", "seeds", "executions", "faults"], [figures.map(String)])}`,
  });
}

console.log(`seed ${values.seed}: run again with --seed ${values.seed} to continue`);
while (left() > 0) {
  const seed = Number(values.seed) + readPieces().length;
  const kills = Math.min(piece, left());
  console.log(`piece ${seed}: ${kills} kills of the ${left()} that are left`);
  const { executions, faults } = await killExecutions({ seed, kills });
  const done: Piece = { day: new Date().toISOString().slice(0, 10), seed, kills, executions, faults };
  appendFileSync(resultsFile, `${JSON.stringify(done)}\n`);
  for (const fault of faults) console.log(fault);
}
const pieces = readPieces();
if (values.table) writeTable(pieces);
const faults = pieces.flatMap((one) => one.faults);
console.log(`${sum(pieces.map(({ executions }) => executions))} executions, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
