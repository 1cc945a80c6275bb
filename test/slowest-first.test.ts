import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { packageRoot } from "../src/package-root.ts";
import { slow } from "./slowest-first.ts";

test("every name in the order of the slowest files belongs to a file", () => {
  const files = globSync("test/**/*.test.ts", { cwd: packageRoot });
  expect(slow.filter((name) => !files.some((file) => file.includes(name)))).toEqual([]);
});
