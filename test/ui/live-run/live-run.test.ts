/* eslint-disable no-control-regex -- what is tested are escape sequences */
import { EventEmitter } from "node:events";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { loadArrange } from "../../../src/ui/graph/arrangement/arrange.ts";
import { createChangingLines } from "../../../src/ui/live-run/changing-lines.ts";
import { startLiveRun, type LiveStream } from "../../../src/ui/live-run/live-run.ts";
import { choosePhotoProtocol, drawHalfBlocks, encodePhoto } from "../../../src/ui/live-run/terminal-photo.ts";
import { width } from "../../../src/ui/terminal/width.ts";
import { machines } from "../graph/machines.ts";

const arrange = await loadArrange();

/** A terminal that takes what is written as a real one does: enough of it for lines that change in place. */
function createScreen(columns: number, rows: number) {
  const events = new EventEmitter();
  const lines: string[] = [""];
  let row = 0;
  let column = 0;
  function write(text: string): boolean {
    for (const [part = ""] of text.matchAll(/\u001B\[\d*[A-Za-z]|[\s\S]/g)) {
      if (part === "\n") [row, column] = [row + 1, 0];
      else if (part === "\r") column = 0;
      else if (part === "\u001B[2K") lines[row] = "";
      else if (part === "\u001B[J") lines.length = row;
      else if (part.startsWith("\u001B[")) row += Number.parseInt(part.slice(2), 10) * (part.endsWith("A") ? -1 : 1);
      else {
        const line = (lines[row] ?? "").padEnd(column);
        lines[row] = line.slice(0, column) + part + line.slice(column + part.length);
        column += part.length;
      }
      while (lines.length <= row) lines.push("");
    }
    return true;
  }
  const stream = Object.assign(events, { write, columns, rows });
  return { stream, text: () => lines.join("\n").trimEnd() };
}

test("only lines that changed are written, and the screen shows the last ones", () => {
  const { stream, text } = createScreen(80, 24);
  const write = vi.spyOn(stream, "write");
  const block = createChangingLines(stream);
  block.show(["one", "two", "three"]);
  block.show(["one", "TWO", "three"]);
  expect(text()).toBe("one\nTWO\nthree");
  expect(String(write.mock.lastCall?.[0])).not.toMatch(/one|three/);
  block.show(["one", "TWO", "three"]);
  expect(write).toHaveBeenCalledTimes(2);
  block.show(["only"]);
  expect(text()).toBe("only");
  block.show(["one", "two", "three", "four"]);
  expect(text()).toBe("one\ntwo\nthree\nfour");
});

function liveOn(stream: LiveStream, definition: string, footer?: string) {
  return startLiveRun({
    definition,
    arrange,
    unicode: true,
    colours: false,
    stream,
    footer: footer === undefined ? undefined : () => [footer],
  });
}

test.each([
  [120, 50],
  [80, 24],
  [40, 24],
])("states fill in as they pass, at %d columns and %d rows", (columns, rows) => {
  const { stream, text } = createScreen(columns, rows);
  const live = liveOn(stream, machines["catch to one handler"] ?? "");
  expect(text()).toContain("· Look");
  live?.add({ name: "Look", status: "entered", atMs: 0 });
  live?.add({ name: "Look", status: "caught", atMs: 400, error: "PhotoDoesNotMeetRequirementError" });
  live?.add({ name: "Refuse", status: "entered", atMs: 400 });
  live?.end();
  const lines = text().split("\n");
  expect(text()).toContain("! Look");
  expect(text()).toContain("… Refuse");
  expect(lines.filter((line) => width(line) > columns)).toEqual([]);
  expect(lines.length).toBeLessThan(rows);
});

test("a resized terminal gets the machine anew below, in its new width", () => {
  const { stream, text } = createScreen(120, 40);
  const live = liveOn(stream, machines["catch to one handler"] ?? "");
  const before = text().split("\n").length;
  stream.columns = 40;
  stream.emit("resize");
  live?.end();
  const after = text().split("\n").slice(before);
  expect(after.join("\n")).toContain("· Look");
  expect(after.filter((line) => width(line) > 40)).toEqual([]);
});

test("a resized terminal gets the machine anew in the same place where its lines still fit", () => {
  const { stream, text } = createScreen(80, 40);
  const live = liveOn(stream, machines["catch to one handler"] ?? "");
  stream.columns = 120;
  stream.emit("resize");
  live?.end();
  expect(text().match(/· Look/g)).toHaveLength(1);
});

test("a held screen stays as it is, and shows everything when it is released", () => {
  vi.useFakeTimers();
  try {
    const { stream, text } = createScreen(80, 40);
    const live = liveOn(stream, machines["catch to one handler"] ?? "", "e events");
    expect(text()).toMatch(/e events$/);
    live?.hold();
    const held = text();
    live?.add({ name: "Look", status: "entered", atMs: 0 });
    live?.printAbove("PICTURE");
    stream.emit("resize");
    vi.advanceTimersByTime(1000);
    expect(text()).toBe(held);
    live?.release();
    expect(text()).toMatch(/PICTURE[^]*… Look[^]*e events$/);
    live?.end();
    expect(text()).not.toContain("e events");
  } finally {
    vi.useRealTimers();
  }
});

test("a machine that is higher than the screen keeps to its rows", () => {
  const { stream, text } = createScreen(40, 10);
  const states = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [
      `S${index}`,
      { Type: "Pass", ...(index < 499 ? { Next: `S${index + 1}` } : { End: true }) },
    ]),
  );
  const live = liveOn(stream, JSON.stringify({ StartAt: "S0", States: states }));
  live?.end();
  expect(text().split("\n").length).toBeLessThan(10);
});

test("a text that is not a definition is not shown", () => {
  expect(liveOn(createScreen(80, 24).stream, "{}")).toBeUndefined();
});

test.each([
  [{ TERM: "xterm-kitty" }, "kitty"],
  [{ TERM_PROGRAM: "WezTerm" }, "kitty"],
  [{ TERM_PROGRAM: "iTerm.app" }, "iterm2"],
  [{ TERM_PROGRAM: "iTerm.app", TMUX: "1", COLORTERM: "truecolor" }, "half-blocks"],
  [{ COLORTERM: "truecolor" }, "half-blocks"],
  [{ COLORTERM: "truecolor", NO_COLOR: "1" }, undefined],
  [{ TERM: "xterm-kitty", CI: "1" }, undefined],
  [{ TERM: "dumb", COLORTERM: "truecolor" }, undefined],
  [{ TERM: "xterm" }, undefined],
])("a terminal with %j shows photos by %s", (variables, way) => {
  expect(choosePhotoProtocol(variables, { isTTY: true, unicode: true })).toBe(way);
  expect(choosePhotoProtocol(variables, { isTTY: false, unicode: true })).toBeUndefined();
});

test("half blocks have one width, and a photo beside the machine fits", async () => {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#336699" } })
    .jpeg()
    .toBuffer();
  const lines = await drawHalfBlocks(photo);
  expect(new Set(lines.map(width))).toEqual(new Set([24]));
  expect(lines[0]).toMatch(/38;2;5\d;10\d;15\d/);
});

test("kitty gets a photo in parts of at most 4,096 bytes, iTerm2 in one", async () => {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const photo = await sharp({ create: { width: 240, height: 240, channels: 3, background: "#000", noise } })
    .png()
    .toBuffer();
  const parts = [...(await encodePhoto(photo, "kitty")).matchAll(/\u001B_G([^;]*);([^\u001B]*)\u001B\\/g)];
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.every(([, , data = ""]) => data.length <= 4096)).toBe(true);
  expect(parts.map(([, head = ""]) => /m=(\d)/.exec(head)?.[1])).toEqual([...parts.slice(1).map(() => "1"), "0"]);
  expect(await encodePhoto(photo, "iterm2")).toMatch(/^\u001B\]1337;File=inline=1;/);
});
