import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";

/** How many acceptance examples each part of the texts has: A1 to A6, and so on. */
const parts = { A: 6, B: 5, C: 7, D: 6, E: 5, F: 5, G: 1, H: 2, I: 8, J: 3 };

test("each acceptance example has a test that names it", () => {
  const folder = join(packageRoot, "test", "acceptance");
  const files = readdirSync(folder).filter((name) => /\.(all|test)\.ts$/.test(name));
  // A title, or a row of a table that gives the title.
  const titles = files.flatMap(
    (name) => readFileSync(join(folder, name), "utf8").match(/(?:test\(|\[)\s*"[A-J]\d\b[^"]*"/g) ?? [],
  );
  const named = new Set(titles.flatMap((title) => title.match(/\b[A-J]\d\b/g) ?? []));
  const examples = Object.entries(parts).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, at) => `${part}${at + 1}`),
  );
  expect(examples.filter((example) => !named.has(example))).toEqual([]);
});
