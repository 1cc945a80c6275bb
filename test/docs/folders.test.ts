import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";

/** The paths of the source that a page has in backticks, without those that hold a `<name>` or a NAME. */
function pathsIn(page: string): string[] {
  const text = readFileSync(join(packageRoot, "docs", page), "utf8");
  return [...text.matchAll(/`((?:src|bin|test|templates)(?:\/[\w./-]*)?)`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => !path.includes("NAME"));
}

test.each(["architecture.md", "folders.md", "contributing.md", "decisions.md", "defects.md", "writing.md"])(
  "every path that docs/%s names exists",
  (page) => {
    expect(pathsIn(page).filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
  },
);

test("every folder of src with more than ten files is on the page", () => {
  const counts = new Map<string, number>();
  for (const file of globSync("src/**/*.*", { cwd: packageRoot }))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const named = new Set(pathsIn("folders.md"));
  // A service's `operations/` is described once for all services.
  const large = [...counts].filter(([folder, files]) => files > 10 && !folder.endsWith("/operations"));
  expect(large.map(([folder]) => folder).filter((folder) => !named.has(folder))).toEqual([]);
});

test("imports go down the levels of docs/architecture.md", () => {
  const page = readFileSync(join(packageRoot, "docs/architecture.md"), "utf8");
  const levels = /the folders have levels: ([\w, ]+)\./.exec(page)?.[1]?.split(", ") ?? [];
  expect(levels).toContain("workshop");
  const upward = globSync("src/**/*.ts", { cwd: packageRoot }).flatMap((file) => {
    const own = levels.indexOf(file.split("/")[1] ?? "");
    const source = readFileSync(join(packageRoot, file), "utf8");
    return [...source.matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)]
      .map(([, path = ""]) => join(dirname(file), path))
      .filter((path) => own > levels.indexOf(path.split("/")[1] ?? "") && levels.includes(path.split("/")[1] ?? ""))
      .map((path) => `${file} imports ${path}`);
  });
  // The daemon loads the console when a person opens it.
  expect(upward).toEqual(["src/local/daemon/main.ts imports src/console/open-daemon-console.ts"]);
});
