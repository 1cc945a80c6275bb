import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";

/** Where the words of the program's output come from. */
const sources = [
  "src/text/**/*.ts",
  "src/commands/**/*.ts",
  "src/cli/**/*.ts",
  "src/ui/**/*.ts",
  "src/local/**/*.ts",
  "src/functions/**/*.ts",
  "templates/**/*.json",
];

/** Sentences that are put together around a noun and its plural. */
const composed = ["zip files uploaded", "zip files already", "files already there", "these tables do", "tables do not"];

const known = new Set([
  ...composed,
  ...sources
    .flatMap((pattern) => globSync(pattern, { cwd: packageRoot }))
    .flatMap((file) => triplesOf(readFileSync(join(packageRoot, file), "utf8").replaceAll("\\n", "\n"))),
]);

/** Each three words that follow one another without a name, a value, a mark or a second blank between them. */
function triplesOf(text: string): string[] {
  return text
    .replaceAll("${", " ${")
    .replaceAll("}", "} ")
    .split(/ {2,}|["`\n]|\b(?:in|at) (?=\d)/)
    .flatMap((part) => runsOf(part))
    .flatMap((run) => run.slice(2).map((_, at) => run.slice(at, at + 3).join(" ")));
}

function runsOf(part: string): string[][] {
  let run: string[] = [];
  const runs = [run];
  for (const word of part.split(" ")) {
    const [, plain, mark] = /^\(?([a-z']+)([.,:;)]*)$/.exec(word) ?? [];
    if (word.startsWith("(")) runs.push((run = []));
    if (plain !== undefined) run.push(plain);
    if (plain === undefined || mark !== "") runs.push((run = []));
  }
  return runs;
}

/** The lines that a page shows, as they were before they were folded; without commands. */
function outputOf(page: string): string[] {
  const blocks = readFileSync(join(packageRoot, page), "utf8").matchAll(
    /^```console[^\n]*\n(?:\$[^\n]*\n)?(.*?)^```$/gms,
  );
  return [...blocks].flatMap(([, block = ""]) =>
    block
      .replaceAll(/(?<=[^\n]{60})\n {2,}(?=[a-z])/g, " ")
      .split("\n")
      .map((line) => line.replace(/\bnpx wildrydes .*/, "")),
  );
}

test.each(["README.md", "docs/tour.md", "docs/transcripts.md", "docs/bulk.md"])(
  "%s shows sentences of the present program: renew it with `node bin/transcribe.ts`",
  (page) => {
    const lines = outputOf(page);
    expect(lines.length).toBeGreaterThan(10);
    const stale = lines.filter((line) => triplesOf(line).some((triple) => !known.has(triple)));
    expect(stale).toEqual([]);
  },
);
