import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";

const page = readFileSync(join(packageRoot, "docs", "writing.md"), "utf8").split("\n## Korean\n")[1] ?? "";
const terms = [...page.matchAll(/^\| ([^|]+) \| ([^|]*\p{Script=Hangul}[^|]*) \| ([^|]+) \|$/gmu)].map(
  ([, english = "", korean = "", variants = ""]) => ({ english, korean, variants: variants.split(", ") }),
);

/** Right terms are left out, because they may contain a wrong one: 이메일 contains 메일. */
const right = new RegExp(terms.flatMap(({ korean }) => korean.split(", ")).join("|"), "g");

/** The lines with Korean sentences, without comments. */
const lines = [
  ...globSync("src/text/ko/**/*.ts", { cwd: packageRoot }),
  "src/functions/notification-placeholder/mail-texts.ts",
].flatMap((file) =>
  readFileSync(join(packageRoot, file), "utf8")
    .split("\n")
    .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
    .map((line) => ({ place: `${file}: ${line.trim()}`, text: line.replaceAll(right, "") })),
);

function linesWith(pattern: RegExp | string): string[] {
  return lines.filter(({ text }) => text.search(pattern) >= 0).map(({ place }) => place);
}

test("the table of docs/writing.md has the terms", () => {
  expect(terms.length).toBeGreaterThan(25);
  expect(terms.find(({ english }) => english === "e-mail")).toMatchObject({ korean: "이메일", variants: ["메일"] });
});

test.each(terms)("$english is $korean", ({ variants }) => {
  expect(variants.flatMap(linesWith)).toEqual([]);
});

test.each([
  ["one register: 합니다, 하세요, 할까요", /(?:시오|해요|이에요|예요|습니까|할게요|거든요)(?=[.?!"`)])/],
  ["no pronouns that Korean leaves out", /당신|그녀|그들|그것/],
  ["a sign apart from its figure", /[\d}](?:%|[KMG]B)(?= ?[가-힣])/],
  ["times are 번", /\}회/],
  ["a parenthesis attached to its sentence", /니다 \(/],
  ["no placeholders for particles", /[을이은과]\([를가는와]\)|\(으\)로/],
  ["no misspelling of 하세요 and 습니다", /읍니다|하새요|됬|않되/],
])("%s", (_rule, pattern) => {
  expect(linesWith(pattern)).toEqual([]);
});
