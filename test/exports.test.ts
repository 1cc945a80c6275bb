import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const texts = new Map(
  globSync("{src,bin,test}/**/*.{ts,js}", { cwd: root }).map((file) => [file, readFileSync(`${root}${file}`, "utf8")]),
);

/** Commands, texts and handlers are loaded by the names of their files; the States Language is imported by others. */
const loadedByName =
  /^src\/(?:commands|text)\/|^src\/functions\/[^/]+\/index\.ts$|^src\/local\/states-language\/index\.ts$/;

/** The names that each file mentions. */
const mentioned = new Map<string, Set<string>>();
for (const [file, text] of texts)
  for (const [name] of text.matchAll(/[A-Za-z_$][\w$]*/g))
    mentioned.set(name, (mentioned.get(name) ?? new Set()).add(file));

test("everything that is exported is imported somewhere", () => {
  const alone = [...texts].flatMap(([file, text]) =>
    !file.startsWith("src/") || loadedByName.test(file)
      ? []
      : [...text.matchAll(/^export (?:abstract )?(?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm)]
          .map(([, name = ""]) => name)
          .filter((name) => mentioned.get(name)?.size === 1)
          .map((name) => `${file}: ${name}`),
  );
  expect(alone).toEqual([]);
});
