import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lintComments } from "../../bin/lint-words.ts";
import { packageRoot } from "../../src/package-root.ts";

/** These hold the habits as examples. */
const exceptions = new Set(["bin/lint-words.ts", "test/docs/words.test.ts", "test/docs/comments.test.ts"]);

test("comments follow docs/writing.md", () => {
  const files = globSync("{src,bin,test}/**/*.{ts,js}", { cwd: packageRoot }).filter((file) => !exceptions.has(file));
  const found = files.flatMap((file) =>
    lintComments(readFileSync(join(packageRoot, file), "utf8")).map(
      ({ line, rule, sentence }) => `${file}:${line}: ${rule}: ${sentence}`,
    ),
  );
  expect(found).toEqual([]);
});

test("a habit in a comment is found", () => {
  const source = "const a = 1; // It goes on.\n/** Whoever asks. */\nconst text = 'It goes on.';";
  expect(lintComments(source).map(({ line }) => line)).toEqual([1, 2]);
});
