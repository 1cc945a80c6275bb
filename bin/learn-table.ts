/**
 * Writes the results of the author test into docs/learn.md: each check of each lesson with the mistakes it recognises, in
 * both languages. `npm run test:learn` calls it.
 *
 *     node bin/learn-table.ts RESULTS.json
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importArea } from "../src/text/areas.ts";
import { languages, type Language } from "../src/text/languages.ts";
import { lessonAreas } from "../src/ui/learn/words.ts";
import { packageRoot } from "../src/package-root.ts";
import type { Lesson } from "../src/workshop/learn/lesson.ts";
import { lessons } from "../src/workshop/learn/lessons.ts";

const page = join(packageRoot, "docs", "learn.md");
const [begin, end] = ["<!-- author test: begin -->", "<!-- author test: end -->"];

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Whether the language has a text for every code. */
async function hasTexts(language: Language, codes: readonly string[]): Promise<boolean> {
  const areas = await Promise.all(lessonAreas.map((area) => importArea(language, area)));
  const known = new Set(areas.flatMap((area) => Object.keys(area)));
  return codes.every((code) => known.has(code));
}

async function rowsOf(lesson: Lesson, results: ReadonlyMap<string, string>): Promise<string[]> {
  const statusOf = (name: string): string | undefined =>
    [...results].find(([full]) => full.startsWith(`lesson ${lesson.number}: `) && full.endsWith(name))?.[1];
  const mark = (good: boolean): string => (good ? "✔" : "✖");
  const solved = statusOf("the solution passes") === "passed";
  return Promise.all(
    lesson.checks.map(async ({ id, mistakes, what }) => {
      const recognised = mistakes.filter((mistake) => statusOf(`recognises ${mistake}`) === "passed");
      const good = solved && recognised.length === mistakes.length;
      const codes = [what.code, ...mistakes];
      const marks = await Promise.all(
        languages.map(async (language) => mark(good && (await hasTexts(language, codes)))),
      );
      return `| ${lesson.number} ${lesson.id} | ${id} | ${recognised.length} of ${mistakes.length} | ${marks.join(" | ")} |`;
    }),
  );
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Give the file of results: node bin/learn-table.ts RESULTS.json");
const results: Results = JSON.parse(readFileSync(file, "utf8"));
const byName = new Map(
  results.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status }) => [fullName, status]),
  ),
);
const rows = (await Promise.all(lessons.map((lesson) => rowsOf(lesson, byName)))).flat();
const table = ["| lesson | check | mistakes recognised | en | ko |", "| --- | --- | --- | --- | --- |", ...rows].join(
  "\n",
);
const text = readFileSync(page, "utf8");
const [before, rest] = [text.slice(0, text.indexOf(begin) + begin.length), text.slice(text.indexOf(end))];
writeFileSync(page, `${before}\n\n${table}\n\n${rest}`);
