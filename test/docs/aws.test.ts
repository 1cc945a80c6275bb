import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { readOperatorPolicy } from "../policies/held-workshop.ts";
import { readTableRows } from "../support/marked-section.ts";

const file = join(packageRoot, "docs", "aws.md");
const page = readFileSync(file, "utf8");

/** The tests that a text names. */
const testsIn = (text: string): string[] => [...text.matchAll(/`(test\/[\w/.-]+\.ts)`/g)].map(([, path = ""]) => path);

test("every test that docs/aws.md names is there", () => {
  expect(testsIn(page).filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
});

test("every difference of AWS's has its test", () => {
  const from = page.indexOf("## What AWS does differently");
  const rows = page
    .slice(from, page.indexOf("\n## ", from + 1))
    .split("\n")
    .filter((line) => line.startsWith("| "));
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.slice(1).filter((row) => testsIn(row).length === 0)).toEqual([]);
});

test("the table of permissions has every statement of the operator's policy, and no other", () => {
  const rows = readTableRows(file, "operator-policy").map(([statement]) => statement);
  expect(rows).toEqual(readOperatorPolicy().Statement.map(({ Sid }) => Sid));
});

test("the table of the roles has every statement of the templates, or a reason, and no other", () => {
  const proven = readTableRows(file, "role-policies").map(([, , statement]) => statement);
  const documented = [...page.matchAll(/^No step fails without `\w+\.(\w+)`/gm)].map(([, name]) => name);
  expect([...proven, ...documented].sort()).toEqual(statementsOfTemplates().sort());
});

/** The names of the statements of the roles and policies of every template. */
function statementsOfTemplates(): string[] {
  const folder = join(packageRoot, "templates");
  const templates = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return templates.flatMap((name) =>
    [...readFileSync(join(folder, name), "utf8").matchAll(/\bSid: (\w+)/g)].map(([, statement = ""]) => statement),
  );
}
