import { expect, test } from "vitest";
import { foldLines } from "../../../src/ui/terminal/fold-lines.ts";

test("a line that fits stays as it is, spaces and all", () => {
  expect(foldLines("  Photo   1_happy_face.jpg\n\nThen", 40)).toBe("  Photo   1_happy_face.jpg\n\nThen");
});

test("a longer line breaks between words, and what continues it is indented", () => {
  expect(foldLines("  one two three four", 12)).toBe("  one two\n    three\n    four");
});

test("a value that does not fit beside its name is drawn whole below it", () => {
  expect(foldLines("TableName   a-name-that-is-longer-than-the-screen", 20)).toBe(
    "TableName\n  a-name-that-is-longer-than-the-screen",
  );
});

test("the rest of a value is drawn below its beginning, where that leaves half of the screen", () => {
  expect(foldLines("disk  67 GB are free here", 20)).toBe("disk  67 GB are free\n      here");
  expect(foldLines("concurrency  1000 at once", 20)).toBe("concurrency  1000 at\n  once");
});

test.each([
  [
    "Then run `npx wildrydes deploy-machine --stage 1`, please",
    "Then run\n  `npx wildrydes deploy-machine --stage 1`,\n  please",
  ],
  ["To help: npx wildrydes faces list --json", "To help:\n  npx wildrydes faces list --json"],
])("a command is never broken: %s", (text, folded) => {
  expect(foldLines(text, 20)).toBe(folded);
});

test("an owner called wildrydes is no command", () => {
  expect(foldLines("Owner: wildrydes · Age: 3 min", 20)).toBe("Owner: wildrydes ·\n  Age: 3 min");
});

test("colours take no room", () => {
  const bold = "\u001b[1mone two\u001b[22m";
  expect(foldLines(bold, 7)).toBe(bold);
});
