import { expect, test } from "vitest";
import { wrapText } from "../../../src/ui/terminal/wrap-text.ts";

test.each([
  ["short", 10, "short"],
  ["refused: wearing sunglasses", 16, "refused: wearing\nsunglasses"],
  ["aaaaaaaaaaaaaaa", 6, "aaaaaa\naaaaaa\naaa"],
  ["a aaaaaaaaaa b", 6, "a\naaaaaa\naaaa b"],
  ["  indented words here", 12, "  indented\n  words here"],
  ["one\ntwo", 3, "one\ntwo"],
  ["", 5, ""],
])("%j in %d characters", (text, width, wrapped) => {
  expect(wrapText(text, width)).toBe(wrapped);
});
