import { expect, test } from "vitest";
import { countRows, wrapText } from "../../../src/ui/terminal/wrap-text.ts";

test.each([
  ["short", 10, "short"],
  ["refused: wearing sunglasses", 16, "refused: wearing\nsunglasses"],
  ["aaaaaaaaaaaaaaa", 6, "aaaaaa\naaaaaa\naaa"],
  ["a aaaaaaaaaa b", 6, "a\naaaaaa\naaaa b"],
  ["  indented words here", 12, "  indented\n  words here"],
  ["run `a b` or `c d e`", 9, "run `a b`\nor\n`c d e`"],
  ["run `a b c d e f`", 9, "run `a b\nc d e f`"],
  ["one\ntwo", 3, "one\ntwo"],
  ["", 5, ""],
])("%j in %d characters", (text, width, wrapped) => {
  expect(wrapText(text, width)).toBe(wrapped);
});

test("a word that is longer than a line is left to the terminal where it is to be copied", () => {
  const wrapped = wrapText("   its ARN is arn:aws:states:machine and more", 14, { wholeWords: true });
  expect(wrapped).toBe("   its ARN is\narn:aws:states:machine\n   and more");
  expect(countRows(wrapped, 14)).toBe(4);
});
