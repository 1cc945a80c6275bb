import { expect, test } from "vitest";
import { chooseReporters } from "../../../src/ui/bulk/choose-reporters.ts";

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
  [["pdf=x"], '"pdf" is no reporter.', "There are list, dot, json, ndjson, junit, csv, html."],
  [["html="], "html= names no file.", undefined],
  [["json,csv"], "json and csv would write to the same place.", undefined],
  [["list,dot"], "list and dot would write to the same place.", undefined],
  [["json=a,csv=./a"], "json=a and csv=./a would write to the same place.", undefined],
  [["csv=no/such/r.csv"], "There is no folder /tmp/no/such for the report csv=no/such/r.csv.", undefined],
  [["csv=/tmp"], "/tmp is a folder, not a file for the report csv=/tmp.", undefined],
])("%j is refused", (wishes, message, why) => {
  expect(() => chooseReporters(wishes, options)).toThrow(expect.objectContaining({ message, why, exitCode: 2 }));
});

test("standard output is taken by --json", () => {
  expect(() => chooseReporters(["ndjson=-"], { ...options, envelope: true })).toThrow(
    "--json and ndjson=- would write to the same place.",
  );
});
