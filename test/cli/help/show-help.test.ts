import { Config } from "@oclif/core/config";
import { Help } from "@oclif/core/help";
import { beforeAll, expect, test } from "vitest";
import { readCatalogue, type Catalogue } from "../../../src/cli/help/catalogue.ts";
import { width } from "../../../src/ui/terminal/width.ts";
import { drawHelp } from "../../../src/cli/help/show-help.ts";
import { translate as translateToKorean } from "../../../src/cli/help/translate.ts";
import { packageRoot } from "../../../src/package-root.ts";
import { loadWords, type Words } from "../../../src/text/words.ts";
import { loadTestedWords } from "../../text/support/load-pseudo-words.ts";
import { pseudoLanguages, translate } from "../../text/support/pseudo-language.ts";

/** oclif's own help, as lines. */
class CollectedHelp extends Help {
  readonly lines: string[] = [];

  protected override log(...texts: string[]): void {
    this.lines.push(...texts);
  }
}

let catalogue: Catalogue;
let words: Words<"screen-help">;

beforeAll(async () => {
  const read = readCatalogue(packageRoot);
  if (!read) throw new Error("The package has no manifest: run `npm run manifest`");
  catalogue = read;
  words = await loadWords("en", ["screen-help"]);
});

/**
 * oclif breaks the line of USAGE elsewhere, and writes flags that others need more than once: its parts are compared.
 * It does not break the first line at all.
 */
function withPartsOfUsage(help: string): string {
  const partsOf = (usage: string): string =>
    [...new Set(usage.replaceAll(/\s/g, "").split(/[[\]|()]|(?=-)/))].toSorted().join(" ");
  return `${help.trim()}\n\n`
    .replaceAll(/<options:[^>]*>|\((?=[^()]*\|)[^()]*\)/g, (options) => options.replaceAll(/\s+/g, ""))
    .replace(/(?<=^USAGE\n)[^]*?(?=\n\n)/m, partsOf)
    .replace(/^[^]*?(?=\n\n)/, (first) => first.replaceAll("\n", " "));
}

test.each([40, 80, 132])("at %d columns every command and topic reads as oclif draws it", async (columns) => {
  const subjects = [...catalogue.topics.keys()];
  expect(subjects.length).toBeGreaterThan(70);
  for (const id of subjects) {
    const config = await Config.load({ root: packageRoot });
    const oclif = new CollectedHelp(config, { maxWidth: columns });
    await oclif.showHelp(id.split(":"));
    const theirs = oclif.lines.join("\n").replaceAll("\n\n\n", "\n\n");
    const ours = drawHelp(catalogue, id, words, columns);
    // Where oclif describes a flag below its name, its lines are two columns too wide, and it breaks options anywhere.
    const compared = (help: string): string => (columns === 40 ? help.replaceAll(/\s+/g, "") : help);
    expect(compared(withPartsOfUsage(ours))).toBe(compared(withPartsOfUsage(theirs)));
    expect(ours.split("\n").filter((line) => width(line) > columns)).toEqual([]);
  }
});

test("the program's own help names every command of the first level once, in both languages", async () => {
  const names = new Set([...catalogue.commands.keys()].map((id) => id.split(":")[0]));
  for (const language of ["en", "ko"] as const) {
    const described = language === "ko" ? translateToKorean(catalogue) : catalogue;
    const text = drawHelp(described, "", await loadWords(language, ["screen-help"]), 80);
    for (const name of names) expect(text.match(new RegExp(`^  ${name}  `, "gm"))).toHaveLength(1);
    expect(text).toMatch(/^ {2}130 /m);
    for (const line of text.split("\n")) expect(width(line)).toBeLessThanOrEqual(80);
  }
});

test.each([40, 80])(
  "at %d columns the help in Korean says everything in Korean, and nothing is wider",
  async (columns) => {
    const korean = await loadWords("ko", ["screen-help"]);
    const translated = translateToKorean(catalogue);
    for (const { summary, description, flags, args } of translated.commands.values()) {
      const texts = [summary, description, ...[flags, args].flatMap((parts) => Object.values(parts)).map(textOf)];
      expect(texts.filter((text) => text && !/\p{Script=Hangul}/u.test(text))).toEqual([]);
    }
    for (const id of ["", ...translated.topics.keys()]) {
      const lines = drawHelp(translated, id, korean, columns).split("\n");
      expect(lines.filter((line) => width(line) > columns)).toEqual([]);
      expect(lines.filter((line) => /^[A-Z][A-Z ]+$|^help-/.test(line))).toEqual([]);
    }
  },
);

test.each(pseudoLanguages.flatMap((language) => [40, 80].map((columns) => [language, columns] as const)))(
  "in the %s language the help fits into %d columns and loses no word",
  async (language, columns) => {
    const pseudo = await loadTestedWords(language, ["screen-help"]);
    const described = mapTexts(catalogue, (text) => translate(text, [], language));
    for (const id of ["", ...described.topics.keys()]) {
      const [wide, narrow] = [400, columns].map((cells) => drawHelp(described, id, pseudo, cells));
      expect(narrow?.split("\n").filter((line) => width(line) > columns)).toEqual([]);
      const together = narrow?.replaceAll(/\s/g, "") ?? "";
      expect(wide?.split(/\s+/).filter((word) => !together.includes(word))).toEqual([]);
    }
  },
);

/** The catalogue with its sentences changed; names of commands, flags and values stay. */
function mapTexts(from: Catalogue, change: (text: string) => string): Catalogue {
  const mapped = (value: unknown, name: string): unknown => {
    if (typeof value === "string") return name === "summary" || name === "description" ? change(value) : value;
    if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, mapped(inner, name)]));
    if (Array.isArray(value)) return value.map((inner) => mapped(inner, ""));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, key)]));
  };
  return { ...from, ...Object(mapped(from, "")) };
}

function textOf(part: { readonly summary?: string | undefined; readonly description?: string | undefined }) {
  return part.summary ?? part.description;
}
