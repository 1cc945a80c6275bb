import { expect, test } from "vitest";
import { findSentences, findSentencesIn } from "../../bin/find-sentences.ts";

test("no sentence is outside the catalogue", () => {
  expect(findSentences().map(({ file, line, text }) => `${file}:${line}: ${text}`)).toEqual([]);
});

test.each([
  ["src/ui/a.ts", "const a = `There is no photo ${key}.`;", ["There is no photo X."]],
  ["src/ui/a.ts", 'say("It runs");', ["It runs"]],
  ["src/workshop/a.ts", 'throw contradiction("--all");', ["--all"]],
  ["src/cli/a.ts", 'words.includes("--help");', []],
  ["src/ui/a.ts", 'throw new Error("This cannot happen");', []],
  ["src/commands/a.ts", 'class A { static summary = "Show the photo."; }', []],
  ["src/ui/a.ts", 'import { a } from "a b c";', []],
  ["src/ui/a.ts", 'const a = `<i class="bar good">X</i>`;', []],
  ["src/ui/a.ts", 'const a = `<svg aria-label="How long it took">`;', ['<svg aria-label="How long it took">']],
  ["src/ui/a.ts", "const a = `<p>never entered</p>`;", ["<p>never entered</p>"]],
])("in %s, %s has %j", (file, source, sentences) => {
  expect(findSentencesIn(file, source).map(({ text }) => text)).toEqual(sentences);
});
