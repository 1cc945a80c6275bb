import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contractFile, describeJson } from "../../bin/json-contract.ts";
import { differencesOf } from "../contract/json/check-envelope.ts";

test("docs/json.md has the shape of every result: read the difference, then run `node bin/json-contract.ts`", () => {
  const page = readFileSync(contractFile, "utf8");
  expect(describeJson()).toBe(page);
  // Results are described: only data of others, such as the output of an execution, is left open.
  expect(page.match(/^(?:### .*|JSON)$/gm)?.filter((line) => line === "JSON")).toEqual([]);
});

describe("a result that differs from docs/json.md", () => {
  const shown = { id: "rider-photos", faces: 1 };

  test.each([
    ["has all members", { command: "collection show", result: { ...shown, modelVersion: "7.0" } }, []],
    ["lacks one", { command: "collection show", result: { id: "rider-photos" } }, ["result.faces is missing"]],
    [
      "has one more",
      { command: "collection show", result: { ...shown, size: 1 } },
      ["result.size is not in docs/json.md"],
    ],
    [
      "has another type",
      { command: "collection show", result: { ...shown, faces: "1" } },
      ['result.faces is "1", not a number'],
    ],
    ["is of no command", { command: "nothing", result: {} }, ["docs/json.md has no command nothing"]],
  ])("%s", (_what, envelope, differences) => {
    expect(differencesOf(envelope)).toEqual(differences);
  });
});
