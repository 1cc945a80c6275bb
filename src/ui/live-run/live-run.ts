import type { StateProgress } from "../../workshop/port.ts";
import type { Arrange } from "../graph/arrange.ts";
import { prepareGraph, type GraphDrawing } from "../graph/draw-graph.ts";
import { readGraph, type Graph } from "../graph/machine-graph.ts";
import { notesOfVisits, takenTransitions } from "../execution/state-notes.ts";
import { formatDuration } from "../terminal/quantity.ts";
import { padCells, width, widest } from "../terminal/width.ts";
import { createChangingLines } from "./changing-lines.ts";

/** The part of a terminal's stream that a live run needs. */
export interface LiveStream {
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  write(text: string): boolean;
  on(event: "resize", listener: () => void): unknown;
  off(event: "resize", listener: () => void): unknown;
}

/** A run's machine on the screen while its states pass. */
export interface LiveRun {
  add(progress: StateProgress): void;
  /** Puts a picture beside the machine: lines of one width. */
  setPhoto(lines: readonly string[]): void;
  /** Writes a picture that the terminal itself draws, and the machine below it. */
  printAbove(escapes: string): void;
  /** Draws the last time and leaves it there. */
  end(): void;
}

interface Visit {
  readonly name: string;
  readonly startMs: number;
  status: "running" | "succeeded" | "caught" | "failed";
  durationMs: number;
  error: string | undefined;
}

/** The screen is drawn again at most so often. */
const frameMs = 100;
const leastGraphColumns = 40;
const photoGap = 2;

/** Shows a machine at the bottom of a terminal; undefined where the definition has no states. */
export function startLiveRun(options: {
  definition: string;
  arrange: Arrange;
  unicode: boolean;
  colours: boolean;
  stream: LiveStream;
}): LiveRun | undefined {
  const { arrange, unicode, colours, stream } = options;
  const parsed = readGraph(options.definition);
  if (!parsed) return undefined;
  const graph: Graph = parsed;
  const lines = createChangingLines(stream);
  const visits: Visit[] = [];
  let photo: readonly string[] = [];
  let drawing: GraphDrawing | undefined;
  let timer: NodeJS.Timeout | undefined;

  function prepare(): GraphDrawing {
    const columns = stream.columns ?? 80;
    const rows = Math.max(4, (stream.rows ?? 24) - 3);
    const photoWidth = photo.length === 0 ? 0 : widest(photo) + photoGap;
    const room = columns - 1 - photoWidth;
    if (room < leastGraphColumns) photo = [];
    return prepareGraph(graph, arrange, {
      columns: photo.length === 0 ? columns - 1 : room,
      rows,
      unicode,
      colours,
      form: "text",
      // The boxes keep room for signs.
      notes: new Map(),
    });
  }

  function draw(): void {
    timer = undefined;
    drawing ??= prepare();
    const machine = drawing.draw(notesOfVisits(graph, visits, formatDuration), takenTransitions(graph, visits));
    lines.show(beside(photo, fitRows(machine, stream.rows ?? 24)));
  }

  function drawSoon(): void {
    timer ??= setTimeout(draw, frameMs);
  }

  function onResize(): void {
    lines.leave();
    drawing = undefined;
    drawSoon();
  }

  stream.on("resize", onResize);
  draw();
  return {
    add(progress) {
      take(visits, progress);
      drawSoon();
    },
    setPhoto(picture) {
      photo = picture;
      drawing = undefined;
      drawSoon();
    },
    printAbove(escapes) {
      lines.show([]);
      lines.leave();
      stream.write(`${escapes}\n`);
      draw();
    },
    end() {
      clearTimeout(timer);
      stream.off("resize", onResize);
      draw();
    },
  };
}

function take(visits: Visit[], { name, status, atMs, error }: StateProgress): void {
  if (status === "entered") {
    visits.push({ name, startMs: atMs, status: "running", durationMs: 0, error: undefined });
    return;
  }
  const visit = visits.findLast((candidate) => candidate.name === name);
  if (!visit) return;
  visit.status = status === "retrying" ? "running" : status;
  visit.durationMs = atMs - visit.startMs;
  visit.error = error;
}

/** A machine that is higher than the screen shows its end: that is where states still pass. */
function fitRows(lines: readonly string[], rows: number): readonly string[] {
  const room = Math.max(1, rows - 2);
  return lines.length <= room ? lines : lines.slice(-room);
}

/** Two blocks of lines side by side. */
function beside(left: readonly string[], right: readonly string[]): string[] {
  if (left.length === 0) return [...right];
  const room = widest(left) + photoGap;
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const line = left[index] ?? "";
    return `${width(line) === 0 ? " ".repeat(room) : padCells(line, room)}${right[index] ?? ""}`;
  });
}
