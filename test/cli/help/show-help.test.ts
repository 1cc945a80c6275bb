import { Config } from "@oclif/core/config";
import { Help } from "@oclif/core/help";
import { beforeAll, expect, test } from "vitest";
import { readCatalogue, type Catalogue } from "../../../src/cli/help/catalogue.ts";
import { width } from "../../../src/ui/terminal/width.ts";
import { drawHelp } from "../../../src/cli/help/show-help.ts";
import { translate } from "../../../src/cli/help/translate.ts";
import { packageRoot } from "../../../src/package-root.ts";
import { loadWords, type Words } from "../../../src/text/words.ts";

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
    const described = language === "ko" ? translate(catalogue) : catalogue;
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
    const translated = translate(catalogue);
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

function textOf(part: { readonly summary?: string | undefined; readonly description?: string | undefined }) {
  return part.summary ?? part.description;
}
