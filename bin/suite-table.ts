/**
 * Writes what `npm run test:e2e` found into docs/contributing.md: each file with its tests and how many passed.
 *
 *     node bin/suite-table.ts RESULTS.json
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { packageRoot } from "../src/package-root.ts";

const page = join(packageRoot, "docs", "contributing.md");
const [begin, end] = ["<!-- e2e: begin -->", "<!-- e2e: end -->"];

interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Give the file of results: node bin/suite-table.ts RESULTS.json");
const { testResults }: Results = JSON.parse(readFileSync(file, "utf8"));
const rows = testResults
  .map(({ name, assertionResults }) => {
    const passed = assertionResults.filter(({ status }) => status === "passed").length;
    return `| \`${relative(packageRoot, name)}\` | ${passed} of ${assertionResults.length} |`;
  })
  .toSorted();
const table = ["| file | tests passed |", "|---|---|", ...rows].join("\n");
const text = readFileSync(page, "utf8");
const [before, rest] = [text.slice(0, text.indexOf(begin) + begin.length), text.slice(text.indexOf(end))];
writeFileSync(page, `${before}\n\n${table}\n\n${rest}`);
