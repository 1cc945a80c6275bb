import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codesFile } from "../../bin/codes.ts";
import { packageRoot } from "../../src/package-root.ts";
import { areaNames, importArea } from "../../src/text/areas.ts";
import type { Entry, ErrorText } from "../../src/text/entry.ts";
import { wordsOf, type Words } from "../../src/text/words.ts";
import { foldLines } from "../../src/ui/terminal/fold-lines.ts";
import { width } from "../../src/ui/terminal/width.ts";
import { readShape, type Shape } from "../contract/json/read-shape.ts";
import { pseudoLanguages, translate, translateEntries } from "./support/pseudo-language.ts";
import { sampleValues } from "./support/sample-values.ts";

/** Words that no sentence has. An optional value that only some callers leave out is missing in English too. */
const broken = /undefined|\[object|NaN|\uFFFD/;

const variants = [0, 1, 2];

/** The values of each code, as docs/codes.md lists them. */
const shapes = new Map<string, Shape>();
for (const [, code = "", values = "{}"] of readFileSync(codesFile, "utf8").matchAll(
  /^\| `([\w-]+)` \|(?: [\d, ]+ \|)? (?:`(.*)`)? ?\|$/gm,
))
  shapes.set(code, readShape(values.replaceAll(String.raw`\|`, "|").replaceAll("readonly ", "")));

const areas = await Promise.all(
  areaNames.map(async (area) => {
    const [english, korean] = await Promise.all([importArea("en", area), importArea("ko", area)]);
    return {
      area,
      english,
      languages: {
        en: english,
        ko: korean,
        longer: translateEntries(english, "longer"),
        wider: translateEntries(english, "wider"),
      },
    };
  }),
);

/** All areas of a language together, since messages name messages of other areas. */
function wordsIn(language: "en" | "ko" | "longer" | "wider"): Words<never> {
  const entries = areas.flatMap(({ languages }) => Object.entries<Entry>(languages[language]));
  return wordsOf(language === "ko" ? "ko" : "en", new Map(entries));
}

const english = wordsIn("en");

/** Every wording of a code, with different values. */
function wordingsOf(words: Words<never>, code: string): string[] {
  const shape = shapes.get(code) ?? { kind: "object", members: [] };
  return variants.map((variant) => {
    const values = Object(sampleValues(shape, variant));
    return linesOf(words.wordError({ code, values }));
  });
}

function linesOf({ message, why, next = [] }: ErrorText): string {
  return [`✖ ${message}`, ...(why ? [`  ${why}`] : []), ...next.map((step) => `  → ${step}`)].join("\n");
}

test("every code has its values in docs/codes.md", () => {
  const codes = areas.flatMap((area) => Object.keys(area.english));
  expect(codes.filter((code) => !shapes.has(code))).toEqual([]);
});

describe.each(["ko", ...pseudoLanguages] as const)("in %s", (language) => {
  const words = wordsIn(language);

  test.each(areas)("$area keeps its values, and fits into 40 and 80 columns", ({ english: entries }) => {
    const wrong: string[] = [];
    for (const code of Object.keys(entries)) {
      const originals = wordingsOf(english, code);
      for (const [index, text] of wordingsOf(words, code).entries()) {
        wrong.push(...lostValues(originals[index] ?? "", text).map((value) => `${code} lost ${value}: ${text}`));
        if (broken.test(text) && !broken.test(originals[index] ?? "")) wrong.push(`${code}: ${text}`);
        for (const columns of [40, 80])
          for (const line of foldLines(text, columns).split("\n"))
            if (width(line) > columns && breakable(line)) wrong.push(`${code} at ${columns}: ${line}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

const koreanFiles = globSync("src/text/ko/**/*.ts", { cwd: packageRoot });

test.each(koreanFiles)("%s chooses particles by the last sound of a value", (file) => {
  const source = readFileSync(join(packageRoot, file), "utf8");
  const guessed = source.match(/\((?:은|는|이|가|을|를|과|와|으)\)/g) ?? [];
  // A value whose wordings the entry lists itself has a known end.
  const fixed = [
    ...source.matchAll(
      /\$\{(?!josa)([^{}]*)\}(?:(?:은|는|이|가|을|를|과|와|으로|로|이나|나)(?=[\s,.`])|이라|라는|이어야|여야|이며|이지만|이었)/g,
    ),
  ];
  expect([...guessed, ...fixed.filter(([, value = ""]) => !value.includes('? "')).map(String)]).toEqual([]);
});

test("an accepted photo is not called approved in Korean: a person approves", async () => {
  const { text } = await import("../../src/text/ko/outcome.ts");
  const line = text["outcome-line"];
  expect(line({ kind: "accepted", reason: undefined }, { cmd: String, line: String, say: String })).toBe("수락");
  const chapters = koreanFiles.filter((file) => /outcome|screen-bulk|progress-chapters|learn-/.test(file));
  const approved = chapters.filter((file) => /승인/.test(readFileSync(join(packageRoot, file), "utf8")));
  expect(approved.filter((file) => !/learn-(?:images|mistakes-more)/.test(file))).toEqual([]);
});

function lostValues(original: string, text: string): string[] {
  return [...new Set(original.match(/\ba_\w+/g))].filter((value) => !text.includes(value));
}

/** Commands, addresses and names stay whole, so that they can be copied. */
function breakable(line: string): boolean {
  const rest = line.replaceAll(/`[^`]*`\S*/g, "x").replace(/(?:(?:npx )?wildrydes|unset) .*$/, "x");
  return rest.trim().split(" ").length > 1 && !/^\s*→ x$/.test(rest);
}

test.each([
  ["longer", "No photo selfie_1.jpg in `a b`", ["selfie_1.jpg"], "Nöö phöötöö selfie_1.jpg íín `a b`"],
  ["wider", "Use --env in run", [], "Ｕｓｅ --env ｉｎ ｒｕｎ"],
] as const)("%s writes %s", (language, text, kept, written) => {
  expect(translate(text, kept, language)).toBe(written);
});
