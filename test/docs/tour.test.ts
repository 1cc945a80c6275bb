import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";

const tour = readFileSync(join(packageRoot, "docs", "tour.md"), "utf8");
const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
const [, steps = ""] = /## Step by step\n\n```sh\n(.*?)```/s.exec(readme) ?? [];
const commands = steps
  .trim()
  .split("\n")
  .map((line) => line.replace(/ +#.*$/, ""));

test("the README lists the steps", () => {
  expect(commands.length).toBeGreaterThan(5);
});

test.each(commands)("the tour shows %s", (command) => {
  expect(tour).toContain(`\n$ ${command}`);
});

test("the tour contains no path of the machine it was made on", () => {
  expect(tour).not.toMatch(/\/(?:tmp|home|root|work|Users|var)\//);
});

test("everything in the demonstration went as expected", () => {
  expect(tour).toMatch(/\n✔ All \d+ steps went as expected, in (?:\d+ min )?[\d.]+ s\.\n/);
});
