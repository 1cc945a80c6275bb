import { Config } from "@oclif/core/config";
import { Help } from "@oclif/core/help";
import { beforeAll, expect, test } from "vitest";
import { readCatalogue, type Catalogue } from "../../../src/cli/help/catalogue.ts";
import { drawHelp } from "../../../src/cli/help/show-help.ts";
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

/** oclif breaks the line of USAGE elsewhere, and writes flags that others need more than once: its parts are compared. */
function withPartsOfUsage(help: string): string {
  const partsOf = (usage: string): string =>
    [...new Set(usage.replaceAll(/\s/g, "").split(/[[\]|()]|(?=-)/))].toSorted().join(" ");
  return `${help.trim()}\n\n`.replace(/(?<=^USAGE\n)[^]*?(?=\n\n)/m, partsOf);
}

test.each([40, 80, 132])("at %d columns every command and topic reads as oclif draws it", async (columns) => {
  const subjects = [...catalogue.topics.keys()];
  expect(subjects.length).toBeGreaterThan(70);
  for (const id of subjects) {
    const config = await Config.load({ root: packageRoot });
    const oclif = new CollectedHelp(config, { maxWidth: columns });
    await oclif.showHelp(id.split(":"));
    const theirs = oclif.lines.join("\n").replaceAll("\n\n\n", "\n\n");
    expect(withPartsOfUsage(drawHelp(catalogue, id, words, columns))).toBe(withPartsOfUsage(theirs));
  }
});

test("the program's own help names every command of the first level once, in both languages", async () => {
  const names = new Set([...catalogue.commands.keys()].map((id) => id.split(":")[0]));
  for (const language of ["en", "ko"] as const) {
    const text = drawHelp(catalogue, "", await loadWords(language, ["screen-help"]), 80);
    for (const name of names) expect(text.match(new RegExp(`^  ${name}  `, "gm"))).toHaveLength(1);
    expect(text).toMatch(/^ {2}130 /m);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(95);
  }
});
