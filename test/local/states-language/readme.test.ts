import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";
import * as statesLanguage from "../../../src/local/states-language/index.ts";

it("the README's example prints what the README says", async () => {
  const readme = readFileSync(new URL("../../../src/local/states-language/README.md", import.meta.url), "utf8");
  const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const expected = /It prints `([^`]+)`/.exec(readme)?.[1];
  const printed: string[] = [];
  const body = example.replace(/^import (\{.*\}) from "wildrydes\/states-language";$/m, "const $1 = statesLanguage;");
  expect(body).not.toBe(example);
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  await new AsyncFunction("statesLanguage", "console", body)(statesLanguage, {
    log: (...words: unknown[]) => printed.push(words.join(" ")),
  });
  expect(printed).toEqual([expected]);
});

it("the README's map names files that are there", () => {
  const folder = new URL("../../../src/local/states-language/", import.meta.url);
  const readme = readFileSync(new URL("README.md", folder), "utf8");
  const rows = readme.split("\n").filter((line) => line.startsWith("| ["));
  const missing: string[] = [];
  for (const row of rows) {
    let inside = "";
    for (const [, name = ""] of (row.split("|").at(-2) ?? "").matchAll(/`([^`]+)`/g)) {
      if (name.includes("/")) inside = name.replace(/[^/]*$/, "");
      const places = [name, inside + name].map((path) => new URL(path, folder));
      if (!places.some((place) => existsSync(place))) missing.push(name);
    }
  }
  expect(missing).toEqual([]);
  expect(rows.length).toBeGreaterThan(15);
});

it("the README names each file, or its folder", () => {
  const folder = new URL("../../../src/local/states-language/", import.meta.url);
  const readme = readFileSync(new URL("README.md", folder), "utf8");
  const unnamed = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .filter(
      (file) =>
        ![file, basename(file), file.replace(/[^/]*$/, ""), file.replace(/\/.*$/, "/")].some((name) =>
          readme.includes(`\`${name}\``),
        ),
    );
  expect(unnamed).toEqual([]);
});

/** Machinery of the interpreter that no page of the specification describes. */
const machinery = [
  "data-flow/eventual.ts",
  "execution/await-timer.ts",
  "execution/routine.ts",
  "execution/run.ts",
  "execution/scenario.ts",
  "execution/scheduler.ts",
  "execution/settle-routine.ts",
  "execution/yield-thread.ts",
  "index.ts",
  "json-fault.ts",
  "json.ts",
  "pattern-cost.ts",
  "payload.ts",
  "random-source.ts",
  "types.ts",
];

it("each file links the section of the specification, or the page, that it carries out", () => {
  const folder = new URL("../../../src/local/states-language/", import.meta.url);
  const unlinked = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => {
      const text = readFileSync(new URL(file, folder), "utf8");
      return !/https:\/\/(?:states-language\.net|docs\.aws\.amazon\.com)\//.test(text);
    });
  expect(unlinked.toSorted()).toEqual(machinery);
});
