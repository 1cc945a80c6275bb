import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  lintDocstrings,
  lintFile,
  lintSentence,
  listPages,
  sentencesOfCatalogue,
  sentencesOfDocstrings,
  sentencesOfHelp,
  sentencesOfPage,
} from "../../bin/lint-words.ts";
import { packageRoot } from "../../src/package-root.ts";

const pages = [...listPages(), ...globSync("src/text/en/**/*.ts", { cwd: packageRoot }), "oclif.manifest.json"];

test.each(pages)("%s follows docs/writing.md", (page) => {
  expect(lintFile(page).map(({ line, rule, sentence }) => `${page}:${line}: ${rule}: ${sentence}`)).toEqual([]);
});

test("docstrings of exported functions follow it", () => {
  const files = globSync("{src,bin}/**/*.ts", { cwd: packageRoot });
  expect(files.length).toBeGreaterThan(1000);
  const found = files.flatMap((file) => lintDocstrings(file).map((finding) => ({ file, ...finding })));
  expect(found.map(({ file, line, rule, sentence }) => `${file}:${line}: ${rule}: ${sentence}`)).toEqual([]);
});

test("an entry of docs/decisions.md has at most five sentences", () => {
  const page = readFileSync(join(packageRoot, "docs", "decisions.md"), "utf8");
  const entries = page.split(/^### /m).slice(1);
  expect(entries.length).toBeGreaterThan(100);
  const long = entries.filter(
    (entry) => sentencesOfPage(entry.replace(/^.*\n/, "").replace(/^## .*/ms, "")).length > 5,
  );
  expect(long.map((entry) => entry.split("\n")[0])).toEqual([]);
});

test("a docstring is read by sentence, without its tags", () => {
  const source = [
    "/** A constant. */",
    "const one = 1;",
    "/**",
    " * Reads `x is no y` of a",
    " * file. Goes on with the next one.",
    " * @throws Error when there is no file of its own",
    " */",
    "export function read(): void {}",
  ].join("\n");
  expect(sentencesOfDocstrings(source)).toEqual([
    { line: 3, sentence: "Reads Code of a file." },
    { line: 3, sentence: "Goes on with the next one." },
  ]);
});

test.each([
  ["mars-1 is no region.", '"is no X"'],
  ["Run each row so many times.", '"so many"'],
  ["The run goes on.", '"go on"'],
  ["It stops by itself.", '"by itself"'],
  ["It has a folder of its own.", '"of its own"'],
  ["Whoever leaves comes back.", '"whoever"'],
  ["The user gives his name.", '"they"'],
  ["What it stores stays.", "inverted clause"],
  [`The ${"very ".repeat(30)}long sentence.`, "words: at most"],
])("%s is found", (sentence, rule) => {
  expect(lintSentence({ line: 1, sentence }).map((found) => found.rule)).toEqual([expect.stringContaining(rule)]);
});

test.each([
  "There is no KMS.",
  "The key is no longer there.",
  "A response waits for the writes of its own service.",
  "What is a collection?",
])("%s is accepted", (sentence) => {
  expect(lintSentence({ line: 1, sentence })).toEqual([]);
});

test("the sentences that docs/writing.md calls better are those of the program", () => {
  const read = (file: string): string => readFileSync(join(packageRoot, file), "utf8");
  const [, table = ""] = /## Ten sentences before and after(.*)/s.exec(read("docs/writing.md")) ?? [];
  const program = [...globSync("src/text/en/*.ts", { cwd: packageRoot }), "src/text/help-text.ts"].map(read).join("\n");
  const after = [...table.matchAll(/^\| [^|]+ \| ([^|]+) \|$/gm)].slice(1).map(([, sentence = ""]) => sentence);
  expect(after).toHaveLength(10);
  const plain = (text: string): string => text.replaceAll(/[`\\]/g, "");
  expect(after.filter((text) => !plain(program).includes(plain(text.replace(/^\d+ \w+ /, ""))))).toEqual([]);
});

test("a page is read by sentence, without code, headings and generated parts", () => {
  const page = [
    "# What is here",
    "",
    "One sentence that is",
    "wrapped. Another `go on` one.",
    "",
    "```sh",
    "he goes on",
    "```",
    "| a cell | another cell |",
    "- an item",
    "- next item",
    "<!-- measured: begin -->",
    "of its own",
    "<!-- measured: end -->",
  ].join("\n");
  expect(sentencesOfPage(page)).toEqual([
    { line: 3, sentence: "One sentence that is wrapped." },
    { line: 3, sentence: "Another Code one." },
    { line: 9, sentence: "a cell" },
    { line: 9, sentence: "another cell" },
    { line: 10, sentence: "an item" },
    { line: 11, sentence: "next item" },
  ]);
});

test("a catalogue is read by its literals, help by its summaries", () => {
  const source = ["// he goes on", 'const a = { b: "Two words. Go on." };', "const c = `x ${a.b} y`;"].join("\n");
  expect(sentencesOfCatalogue(source)).toEqual([
    { line: 2, sentence: "Two words." },
    { line: 2, sentence: "Go on." },
    { line: 3, sentence: "x X y" },
  ]);
  expect(sentencesOfHelp('{\n  "summary": "Go \\"on\\"."\n}')).toEqual([{ line: 2, sentence: 'Go "on".' }]);
});
