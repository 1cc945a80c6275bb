import { expect, test } from "vitest";
import { loadErrorWords } from "../../../../src/text/words.ts";
import { chooseReporters } from "../../../../src/ui/bulk/reporters/choose-reporters.ts";
import { UserError } from "../../../../src/user-error.ts";

const words = await loadErrorWords("en");
const options = { folder: "/tmp", envelope: false };

test("kinds with and without a destination", () => {
  expect(chooseReporters(["list,ndjson=-", "html=report.html", "junit=/tmp/r.xml"], options)).toEqual([
    { name: "list", kind: "list", destination: undefined },
    { name: "ndjson=-", kind: "ndjson", destination: "-" },
    { name: "html=report.html", kind: "html", destination: "/tmp/report.html" },
    { name: "junit=/tmp/r.xml", kind: "junit", destination: "/tmp/r.xml" },
  ]);
  expect(chooseReporters(["json"], options)).toEqual([{ name: "json", kind: "json", destination: "-" }]);
});

test.each([
  [["pdf=x"], "Unknown reporter: pdf"],
  [["html="], "The reporter html= names no file."],
  [["json,csv"], "json and csv would write to the same place."],
  [["list,dot"], "list and dot would write to the same place."],
  [["json=a,csv=./a"], "json=a and csv=./a would write to the same place."],
  [["csv=no/such/r.csv"], "The folder /tmp/no/such for the report csv=no/such/r.csv does not exist."],
  [["csv=/tmp"], "/tmp is a folder, not a file for the report csv=/tmp."],
])("%j is refused", (specs, message) => {
  expect(refusalOf(() => chooseReporters(specs, options))).toEqual({ message, exitCode: 2 });
});

test("a comparison's own reporters are the example of its refusal", () => {
  const { next } = words.wordError({
    code: "unknown-reporter",
    values: { reporter: "csv", known: ["html", "markdown"] },
  });
  expect(next?.join()).toContain("--reporter html=report.html,markdown=-:");
});

test("standard output is taken by --json", () => {
  expect(refusalOf(() => chooseReporters(["ndjson=-"], { ...options, envelope: true })).message).toBe(
    "--json and ndjson=- would write to the same place.",
  );
});

function refusalOf(choose: () => unknown): { message?: string; exitCode?: number } {
  try {
    choose();
  } catch (error) {
    if (error instanceof UserError) return { message: words.wordError(error).message, exitCode: error.exitCode };
    throw error;
  }
  return {};
}
