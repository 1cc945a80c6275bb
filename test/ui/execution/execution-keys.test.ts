import stringWidth from "string-width";
import { beforeAll, expect, test } from "vitest";
import type { Words } from "../../../src/text/words.ts";
import { loadTestedWords, testedLanguages } from "../../text/support/load-pseudo-words.ts";
import { createExecutionKeys } from "../../../src/ui/execution/execution-keys.ts";
import { attemptOf, dataOf, runOf, visitOf } from "./support.ts";

let words: Words<"screen-execution" | "outcome">;
beforeAll(async () => {
  words = await loadTestedWords("en", ["screen-execution", "outcome"]);
});

const terminal = { columns: 80, rows: 24, interactive: true, unicode: true };
const look = visitOf("Look", dataOf({ key: "a.jpg" }, { key: "a.jpg", faces: 1 }));
const store = visitOf("Store", {
  ...dataOf(
    { key: "a.jpg", faces: 1 },
    { path: "/".repeat(300), stored: Array.from({ length: 60 }, (_, index) => `row ${index}`) },
  ),
  startMs: 12,
  tries: [attemptOf(12, 14, { status: "failed" }), attemptOf(16, 22)],
});
const run = {
  ...runOf([look, store]),
  events: [
    { id: 2, type: "TaskStateEntered", atMs: 0, state: "Look", visit: 0 },
    { id: 7, type: "TaskStateEntered", atMs: 12, state: "Store", visit: 1 },
    { id: 8, type: "LambdaFunctionScheduled", atMs: 12, state: undefined, visit: 1 },
  ],
};

test("opens with what the first state changed, and shows events, input and output by keys", () => {
  const keys = createExecutionKeys(run, words);
  expect(keys.draw(terminal)).toMatch(/❯ Look .*\n[^]*Look · changes[^]*Output: the input, and[^]*"faces": 1/);
  keys.press("i");
  expect(keys.draw(terminal)).toMatch(/Look · input\nInput\n\{\n {2}"key": "a.jpg"\n\}/);
  keys.press("down");
  keys.press("e");
  const events = keys.draw(terminal);
  expect(events).toMatch(/❯ Store/);
  expect(events).toContain("7  12 ms  TaskStateEntered\n8  12 ms  LambdaFunctionScheduled");
  expect(events).not.toContain("0 ms  TaskStateEntered");
  expect(["q", "escape", "interrupt", "end"].map((key) => keys.press(key))).toEqual([false, false, false, false]);
});

test.each([
  [80, 24],
  [40, 12],
])("stays within %d columns and %d rows, and pages through what is longer", async (columns, rows) => {
  for (const language of testedLanguages) {
    const said = await loadTestedWords(language, ["screen-execution", "outcome"]);
    const named = said.say("execution-keys").split(/ {2,}/);
    const keys = createExecutionKeys(run, said);
    keys.press("j");
    keys.press("o");
    const seen = new Set<string>();
    for (let page = 0; page < 80; page += 1) {
      const lines = keys.draw({ ...terminal, columns, rows }).split("\n");
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
      expect(named.filter((key) => !lines.join("\n").includes(key))).toEqual([]);
      for (const row of lines.join("\n").match(/row \d+/g) ?? []) seen.add(row);
      keys.press(" ");
    }
    expect(seen.size).toBe(60);
  }
});

test("the log of each attempt is asked for once, when it is looked at", () => {
  const keys = createExecutionKeys(run, words);
  expect(keys.wantedLog()).toBeUndefined();
  keys.press("j");
  keys.press("l");
  expect(keys.wantedLog()).toBe(store);
  keys.setLog(store, [
    { attempt: 1, lines: [{ at: undefined, text: "START\tone" }] },
    { attempt: 2, lines: [] },
  ]);
  expect(keys.wantedLog()).toBeUndefined();
  expect(keys.draw(terminal)).toMatch(/Log of attempt 1 of 2\nSTART {2}one\nLog of attempt 2 of 2\nLog: the function/);
});

test("a running execution shows its newest state, until a person chooses one", () => {
  const running = { ...runOf([look]), execution: { ...runOf([]).execution, status: "RUNNING" as const } };
  const keys = createExecutionKeys(running, words);
  expect(keys.draw(terminal)).toMatch(/RUNNING[^]*❯ Look/);
  keys.renew({ ...running, states: [look, store] });
  expect(keys.draw(terminal)).toContain("❯ Store");
  keys.press("up");
  keys.renew(runOf([look, store, visitOf("Last", { status: "failed" })]));
  expect(keys.draw(terminal)).toMatch(/SUCCEEDED[^]*❯ Look[^]*Last/);
});

test("an execution without states, and one of 500, can be looked at", () => {
  expect(createExecutionKeys(runOf([]), words).draw(terminal)).toContain("q back");
  const many = createExecutionKeys(
    runOf(Array.from({ length: 500 }, (_, index) => visitOf(`State ${index}`, { startMs: index }))),
    words,
  );
  for (let presses = 0; presses < 499; presses += 1) many.press("j");
  const screen = many.draw(terminal);
  expect(screen).toContain("❯ State 499");
  expect(screen.split("\n").length).toBeLessThanOrEqual(24);
});
