import { expect, test } from "vitest";
import { loadWords } from "../../../src/text/words.ts";
import { durationFormat } from "../../../src/ui/terminal/quantity.ts";
import { createTimeScale, formatWait } from "../../../src/ui/execution/time-scale.ts";
import { drawTimeline } from "../../../src/ui/execution/timeline.ts";
import { width } from "../../../src/ui/terminal/width.ts";
import { attemptOf, visitOf } from "./support.ts";

const words = await loadWords("en", ["screen-execution", "outcome"]);
const hour = 3_600_000;

const approval = [
  visitOf("Extract", {
    durationMs: 2000,
    tries: [
      attemptOf(0, 300, { status: "failed", error: "E" }),
      attemptOf(800, 1100, { status: "failed", error: "E" }),
      attemptOf(1700, 2000, { startedMs: 1850 }),
    ],
  }),
  visitOf("SendToApproval", {
    startMs: 2000,
    durationMs: 2 * hour - 2000,
    status: "failed",
    error: "States.HeartbeatTimeout",
    tries: [attemptOf(2000, 2 * hour, { status: "failed" })],
  }),
  visitOf("ApprovalTimedOut", { startMs: 2 * hour, durationMs: 7000 }),
];

test("a long wait is collapsed to its length in words, and what is short keeps its room", () => {
  const lines = drawTimeline(approval, { columns: 100, interactive: false, unicode: true }, words).split("\n");
  expect(lines[0]).toContain("┆ 2 h ┆");
  expect(lines[1]).toMatch(/^Extract +[▓✖·▒]{3,}/);
  expect(lines[1]).toMatch(/✖.*·.*✖.*▓/);
  expect(lines[1]).toContain("3 attempts");
  expect(lines[2]).toContain("States.HeartbeatTimeout");
  expect(lines[3]).toMatch(/▓▓▓/);
});

test.each([40, 60, 80, 120])("lines fit into %d columns", (columns) => {
  const lines = drawTimeline(approval, { columns, interactive: false, unicode: true }, words).split("\n");
  expect(lines.filter((line) => width(line) > columns)).toEqual([]);
  expect(lines.join("\n")).toContain("3 attempts");
});

test("plain ASCII is enough", () => {
  const text = drawTimeline(approval, { columns: 80, interactive: false, unicode: false }, words);
  expect(text).toMatch(/^[\n -~]*$/);
  // "+" means only what is added.
  expect(text).not.toContain("+");
  expect(text).toMatch(/ ok /);
});

test("a scale goes forward, also through what is collapsed", () => {
  const scale = createTimeScale([0, 1000, 2 * hour, 2 * hour + 1000], 60, ":");
  const columns = [0, 500, 1000, hour, 2 * hour, 2 * hour + 1000].map((ms) => scale.columnOf(ms));
  expect(columns).toEqual(columns.toSorted((one, other) => one - other));
  expect(columns.at(-1)).toBeLessThan(60);
  expect(scale.collapsed).toHaveLength(1);
});

test("waits that happen in a short execution are drawn to scale", () => {
  expect(createTimeScale([0, 100, 9000], 60, ":").collapsed).toEqual([]);
});

test("a table has one unit", () => {
  expect([0, 751, 4920].map(durationFormat(4920))).toEqual(["0 ms", "751 ms", "4,920 ms"]);
  expect([12, 61_000].map(durationFormat(61_000))).toEqual(["0.0 s", "61.0 s"]);
  expect([45_000, 7_140_000, 7_200_000, 200_000_000].map(formatWait)).toEqual([
    "45.0 s",
    "1 h 59 min",
    "2 h",
    "2 d 7 h",
  ]);
});
