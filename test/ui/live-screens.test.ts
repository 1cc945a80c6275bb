import { stripVTControlCharacters } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { loadArrange } from "../../src/ui/graph/arrange.ts";
import { progressLines } from "../../src/ui/bulk/progress-reporter.ts";
import { startLiveRun } from "../../src/ui/live-run/live-run.ts";
import { demoAreas, drawDemo } from "../../src/ui/results/demo-text.ts";
import { showRoom } from "../../src/ui/results/room-text.ts";
import { foldLines } from "../../src/ui/terminal/fold-lines.ts";
import { countRows, fillLines } from "../../src/ui/terminal/wrap-text.ts";
import { width } from "../../src/ui/terminal/width.ts";
import { failureAreas } from "../../src/text/words.ts";
import { loadTestedWords, testedLanguages } from "../text/support/load-pseudo-words.ts";
import { progressEvent, sampleRows } from "./bulk/support/sample-batch.ts";
import { machines } from "./graph/machines.ts";
import type { RoomRow } from "../../src/workshop/room/work-room.ts";

const arrange = await loadArrange();
const sizes = [80, 40].flatMap((columns) => testedLanguages.map((language) => [language, columns] as const));
const terminalOf = (columns: number) => ({ columns, unicode: true, interactive: true });

/** The words of a text, so that a screen can be compared with a wider one; signs of bars and lines are left out. */
function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

describe.each(sizes)("what changes while a command works, in %s at %d columns", (language, columns) => {
  test("the progress of a bulk run has its bar and every count", async () => {
    const words = await loadTestedWords(language, ["screen-bulk"]);
    const event = progressEvent(sampleRows);
    if (event.type !== "progress") throw new Error("No progress");
    for (const stopping of [false, true]) {
      const draw = (cells: number): string[] =>
        progressLines({ ...event.progress, stopping }, terminalOf(cells), words);
      const lines = draw(columns);
      expect(lines.filter((line) => width(line) >= columns)).toEqual([]);
      expect(lines[0]).toMatch(/^█+░+ /);
      expect(wordsOf(lines.join(" "))).toEqual(wordsOf(draw(400).join(" ")));
    }
  });

  test("a live run keeps its keys below the machine", async () => {
    const words = await loadTestedWords(language, ["screen-execution"]);
    const footer = words.say("execution-live-keys");
    let written = "";
    const stream = {
      columns,
      rows: 40,
      write: (text: string) => ((written += text), true),
      on: () => {},
      off: () => {},
    };
    const definition = machines["catch to one handler"] ?? "";
    const live = startLiveRun({
      definition,
      arrange,
      unicode: true,
      colours: false,
      stream,
      footer: (cells) => fillLines(footer.split("  "), cells),
    });
    live?.add({ name: "Look", status: "entered", atMs: 0 });
    const lines = written.split(/\r|\n/).map(stripVTControlCharacters);
    live?.end();
    expect(lines.filter((line) => width(line) > columns)).toEqual([]);
    for (const word of wordsOf(footer)) expect(wordsOf(lines.join(" "))).toContain(word);
  });

  test("a demonstration's end lists its steps and texts", async () => {
    const words = await loadTestedWords(language, demoAreas);
    const step = { code: "demo-stage", values: { stage: 4 } } as const;
    const row = {
      step,
      user: "user_a",
      photo: "1_happy_face.jpg",
      expected: { code: "outcome-line", values: { kind: "refused", reason: { code: "already-registered" } } },
      got: { code: "outcome-line", values: { kind: "accepted" } },
      asExpected: false,
      ms: 83_000,
    } as const;
    const chapter = {
      id: "mail",
      title: { code: "chapter-mail" },
      steps: 12,
      differing: 1,
      ms: 83_000,
      rows: [],
    } as const;
    const shown = { faces: [], items: [], thumbnails: [] };
    const result = { rows: [row, row], asExpected: false, shown, chapters: [chapter] };
    const draw = (cells: number): string =>
      foldLines(drawDemo(result, { terminal: terminalOf(cells), words, verbose: false }), cells);
    expect(
      draw(columns)
        .split("\n")
        .filter((line) => width(line) > columns),
    ).toEqual([]);
    const seen = new Set(wordsOf(draw(columns)).map((word) => word.replace(/:$/, "")));
    expect(wordsOf(draw(400)).filter((word) => !seen.has(word.replace(/:$/, "")))).toEqual([]);
  });
});

describe("the work on a class", () => {
  const { columns, rows, isTTY } = process.stderr;
  afterEach(() => {
    vi.restoreAllMocks();
    Object.assign(process.stderr, { columns, rows, isTTY });
  });

  test.each(sizes)("in %s at %d columns stays below the top of the screen", async (language, cells) => {
    Object.assign(process.stderr, { columns: cells, rows: 16, isTTY: true });
    let written = "";
    vi.spyOn(process.stderr, "write").mockImplementation((text) => ((written = String(text)), true));
    const words = await loadTestedWords(language, ["screen-room", ...failureAreas]);
    const room: RoomRow[] = Array.from({ length: 20 }, (_, index) => ({
      environment: `attendee-${index}`,
      state: index === 0 ? "done" : "working",
      step: { code: "step-stack", values: { stack: `wildrydes-step-module-resources-attendee-${index}` } },
      error: undefined,
    }));
    const [first] = room;
    if (first === undefined) throw new Error("No row");
    const show = showRoom(terminalOf(cells), words, { quiet: false });
    show(room, first);
    show(room, first);
    const lines = stripVTControlCharacters(written).trimEnd().split("\n");
    expect(countRows(lines.join("\n"), cells)).toBeLessThanOrEqual(12);
    expect(lines.filter((line) => width(line) > cells && line.trim().includes(" "))).toEqual([]);
    expect(lines.join("\n")).toContain("attendee-1");
  });
});
