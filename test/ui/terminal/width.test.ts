import stringWidth from "string-width";
import { expect, test } from "vitest";
import { width } from "../../../src/ui/terminal/width.ts";

test.each([
  ["the program's own signs", "✓ ✔ ✖ ⚠ → ← ↑ ↓ … · › – — ‘’ “”"],
  ["lines and blocks", "─│┌┐└┘├┤┬┴┼━╭╮╰╯▏█"],
  ["Latin letters with accents", "naïve Zürich Škoda"],
  ["Hangul", "한국어사진파일.jpg"],
  ["Hangul with signs and accents", "실행 → naïve ✔ 한\u0301 ᄒ"],
  ["emoji", "🦄 👩‍👩‍👧 ☎️ ✔️ 1️⃣"],
  ["combining marks and invisible characters", "e\u0301 a\u200Bb \u00AD \u2028 \u2060"],
  ["colours", "\u001B[31mred\u001B[39m"],
])("the cells of %s are counted as the library counts them", (_what, text) => {
  expect(width(text)).toBe(stringWidth(text));
});

test("every character that is not given to the library takes the cells the library says", () => {
  const wrong: string[] = [];
  for (let code = 0x20; code < 0x3000; code += 1) {
    const character = String.fromCodePoint(code);
    if (width(character) !== stringWidth(character)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});
