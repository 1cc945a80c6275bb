import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";

const exported = [
  /^export (?:default )?(?:async )?function\*? (\w+)/,
  /^export const (\w+)(?:: [^=]+)? = (?:async )?(?:<[^>]*>)?(?:\(|\w+ =>)/,
];

/** An exported function: its name, and the words of its docstring; undefined without one. */
interface Documented {
  readonly line: number;
  readonly name: string;
  readonly docstring: string | undefined;
}

/** The exported functions of a source; of overloads, the first. */
function exportedFunctions(source: string): Documented[] {
  const lines = source.split("\n");
  return lines.flatMap((text, index) => {
    const name = exported.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
    if (name === undefined || lines[index - 1]?.startsWith(`export function ${name}`)) return [];
    return [{ line: index + 1, name, docstring: docstringBefore(lines, index) }];
  });
}

function docstringBefore(lines: readonly string[], index: number): string | undefined {
  if (!lines[index - 1]?.endsWith("*/")) return undefined;
  const begin = lines.findLastIndex((text, at) => at < index && text.startsWith("/**"));
  return lines
    .slice(begin, index)
    .map((text) => text.replace(/^\s*(?:\/\*\*|\*\/|\*)|\*\/$/g, "").trim())
    .join(" ")
    .trim();
}

const small = new Set(["an", "and", "by", "for", "in", "its", "of", "one", "the", "to"]);

/** Whether a docstring has no word that its function's name lacks. */
function repeatsName(docstring: string, name: string): boolean {
  const known = new Set(name.split(/(?=[A-Z])/).map(stem));
  const words = docstring.match(/[A-Za-z]{2,}/g) ?? [];
  return words.every((word) => small.has(word.toLowerCase()) || known.has(stem(word)));
}

/** A word without its ending, in small letters: `Reads` and `reading` are `read`. */
const stem = (word: string): string => word.toLowerCase().replace(/(?:ing|ed|es|s|e)$/, "");

const sourcesOf = (pattern: string) =>
  globSync(pattern, { cwd: packageRoot }).map((file) => [file, readFileSync(join(packageRoot, file), "utf8")] as const);

test("every exported function of src has a docstring that says more than its name", () => {
  const poor = sourcesOf("src/**/*.ts").flatMap(([file, source]) =>
    exportedFunctions(source)
      .filter(({ name, docstring }) => docstring === undefined || repeatsName(docstring, name))
      .map(({ line, name }) => `${file}:${line}: ${name}`),
  );
  expect(poor).toEqual([]);
});

test("docstrings are noun phrases or begin with a verb, not with What", () => {
  const found = sourcesOf("{src,bin,test}/**/*.{ts,js}").flatMap(([file, source]) =>
    source
      .split("\n")
      .flatMap((text, index) => (/^\s*(?:\/\*\*|\*) What\b/.test(text) ? [`${file}:${index + 1}`] : [])),
  );
  expect(found).toEqual([]);
});

test("a missing docstring and one that repeats the name are found", () => {
  const source = [
    "/** Reads the table. */",
    "export function readTable() {}",
    "/** Rows by key; empty for an unknown table. */",
    "export const rowsOf = (table: string) => [];",
    "export async function removeTable() {}",
  ].join("\n");
  const found = exportedFunctions(source);
  expect(found.map(({ name, docstring }) => [name, docstring !== undefined && !repeatsName(docstring, name)])).toEqual([
    ["readTable", false],
    ["rowsOf", true],
    ["removeTable", false],
  ]);
});
