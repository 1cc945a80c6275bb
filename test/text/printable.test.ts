import { expect, test } from "vitest";
import { loadWords } from "../../src/text/words.ts";
import { makeColouredPrintable } from "../../src/text/printable.ts";
import { drawPairs } from "../../src/ui/terminal/pairs.ts";

const hostile = "data\u001B[2J\u001B[31m\u0007red";

test("values of sentences and pairs carry no control characters to the terminal", async () => {
  const words = await loadWords("en", ["errors-local"]);
  for (const text of [
    words.wordError({ code: "local-foreign-folder", values: { dataFolder: hostile, toDelete: true } }).message,
    drawPairs([["Folder", hostile]]),
  ]) {
    expect(text).toContain("data?[2J?[31m?red");
  }
});

test("colours of the program's own stay, those that would colour what follows do not", () => {
  expect(makeColouredPrintable("a \u001B[1mbold\u001B[22m b")).toBe("a \u001B[1mbold\u001B[22m b");
  expect(makeColouredPrintable("a \u001B[1mbold\u001B[22m\u0008 b")).toBe("a \u001B[1mbold\u001B[22m? b");
  expect(makeColouredPrintable("\u001B[22m\u001B[31mred")).toBe("?[22m?[31mred");
  expect(makeColouredPrintable("two\nlines")).toBe("two\nlines");
});
