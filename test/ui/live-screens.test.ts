import { stripVTControlCharacters } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { loadArrange } from "../../src/ui/graph/arrangement/arrange.ts";
import { progressLines } from "../../src/ui/bulk/reporters/progress-reporter.ts";
import { startLiveRun } from "../../src/ui/live-run/live-run.ts";
import { demoAreas, drawDemo } from "../../src/ui/results/demo-text.ts";
import { drawMetrics } from "../../src/ui/results/metrics-text.ts";
import { drawEnvironments, showRoom } from "../../src/ui/results/room-text.ts";
import { foldLines } from "../../src/ui/terminal/fold-lines.ts";
import { redraw } from "../../src/ui/terminal/redraw.ts";
import type { Terminal } from "../../src/ui/terminal/terminal.ts";
import { countRows, fillLines } from "../../src/ui/terminal/wrap-text.ts";
import { width } from "../../src/ui/terminal/width.ts";
import { failureAreas } from "../../src/text/words.ts";
import { loadTestedWords, testedLanguages } from "../text/support/load-pseudo-words.ts";
import { progressEvent, sampleRows } from "./bulk/support/sample-batch.ts";
import { machines } from "./graph/machines.ts";
import { sampleMetrics } from "./results/support/sample-metrics.ts";
import type { ListedEnvironment } from "../../src/workshop/room/list-environments.ts";
import type { RoomRow } from "../../src/workshop/room/for-each-environment.ts";

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

describe("a screen that is refreshed", () => {
  const { columns, isTTY } = process.stdout;
  afterEach(() => {
    vi.restoreAllMocks();
    Object.assign(process.stdout, { columns, isTTY });
  });

  /** The text of the first refresh at a terminal of that width. */
  async function firstScreen(cells: number, draw: (terminal: Terminal) => string): Promise<string> {
    Object.assign(process.stdout, { columns: cells, isTTY: true });
    const end = new AbortController();
    let written = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      written += String(text);
      end.abort();
      return true;
    });
    const watching = redraw(() => Promise.resolve(draw(terminalOf(cells))), { everyMs: 60_000, signal: end.signal });
    await expect(watching).rejects.toThrow("aborted");
    return stripVTControlCharacters(written);
  }

  const now = Date.UTC(2026, 0, 1, 12);
  const environments: ListedEnvironment[] = ["attendee-1", "attendee-with-a-long-name", undefined].map((name, at) => ({
    name,
    owner: at === 2 ? undefined : "arn:aws:iam::123456789012:user/instructor",
    status: at === 1 ? "UPDATE_ROLLBACK_COMPLETE" : "CREATE_COMPLETE",
    createdAt: new Date(now - 7_200_000),
    stage: at === 1 ? undefined : 4,
    faces: 1234,
    lastRun: at === 0 ? { status: "SUCCEEDED", at: new Date(now - 61_000) } : undefined,
    running: at,
  }));

  /** The text of a screen at a width. A list does not have the head of its first column. */
  const screens = {
    "env watch": async (language: (typeof testedLanguages)[number]) => {
      const words = await loadTestedWords(language, ["screen-room", ...failureAreas]);
      const draw = (terminal: Terminal): string => drawEnvironments(environments, terminal, { words, now });
      return { draw, onlyWide: [words.say("room-env")] };
    },
    "metrics --watch": async (language: (typeof testedLanguages)[number]) => {
      const words = await loadTestedWords(language, ["screen-metrics"]);
      const draw = (terminal: Terminal): string => drawMetrics(sampleMetrics, terminal, { words, onAws: true });
      return { draw, onlyWide: [] };
    },
  };

  const screenSizes = sizes.flatMap(([language, cells]) =>
    (["env watch", "metrics --watch"] as const).map((screen) => [screen, language, cells] as const),
  );

  test.each(screenSizes)(
    "the first screen of %s in %s fits into %d columns and loses nothing",
    async (screen, language, cells) => {
      const { draw, onlyWide } = await screens[screen](language);
      const text = await firstScreen(cells, draw);
      expect(text.split("\n").filter((line) => width(line) > cells && line.trim().includes(" "))).toEqual([]);
      const [seen, wide] = [text, stripVTControlCharacters(draw(terminalOf(109)))].map((screenText) =>
        wordsOf(screenText).map((word) => word.replace(/:$/, "")),
      );
      expect(wide?.filter((word) => !onlyWide.includes(word) && !seen?.includes(word))).toEqual([]);
    },
  );
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
