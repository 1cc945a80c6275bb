import type { StateProgress } from "../../workshop/port.ts";
import type { Arrange } from "../graph/arrange.ts";
import { cutText } from "../graph/cut-text.ts";
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
  /** Draws nothing more until `release`: something else has the screen. */
  hold(): void;
  release(): void;
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

/** The screen is drawn again at most this often, in milliseconds. */
const frameMs = 100;
/** A window that is being resized changes many times: the machine is drawn anew when it stands still. */
const resizeMs = 250;
const leastGraphColumns = 40;
const photoGap = 2;

/** Shows a machine at the bottom of a terminal; undefined where the definition has no states. */
export function startLiveRun(options: {
  definition: string;
  arrange: Arrange;
  unicode: boolean;
  colours: boolean;
  stream: LiveStream;
  /** A line below the machine while it runs. */
  footer?: string | undefined;
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
  let held = false;
  let waitingPicture: string | undefined;

  function prepare(): GraphDrawing {
    const columns = stream.columns ?? 80;
    const rows = Math.max(4, (stream.rows ?? 24) - 3 - footerRows());
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

  function footerRows(): number {
    return options.footer === undefined ? 0 : 1;
  }

  function drawMachine(): string[] {
    drawing ??= prepare();
    const machine = drawing.draw(notesOfVisits(graph, visits, formatDuration), takenTransitions(graph, visits));
    return beside(photo, fitRows(machine, (stream.rows ?? 24) - footerRows()));
  }

  function draw(): void {
    timer = undefined;
    if (held) return;
    takeSize();
    const below = options.footer === undefined ? [] : [cutText(options.footer, (stream.columns ?? 80) - 1)];
    lines.show([...drawMachine(), ...below]);
  }

  function drawSoon(afterMs = frameMs): void {
    timer ??= setTimeout(draw, afterMs);
  }

  let resized = false;
  function onResize(): void {
    resized = true;
    drawing = undefined;
    clearTimeout(timer);
    timer = undefined;
    drawSoon(resizeMs);
  }

  /** Once the window stands still, and the machine may be drawn. */
  function takeSize(): void {
    if (resized) lines.resize({ columns: stream.columns ?? 80, rows: stream.rows ?? 24 });
    resized = false;
  }

  function printPicture(escapes: string): void {
    takeSize();
    lines.show([]);
    lines.leave();
    stream.write(`${escapes}\n`);
    draw();
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
      if (held) waitingPicture = escapes;
      else printPicture(escapes);
    },
    hold() {
      held = true;
    },
    release() {
      held = false;
      const picture = waitingPicture;
      waitingPicture = undefined;
      if (picture === undefined) draw();
      else printPicture(picture);
    },
    end() {
      clearTimeout(timer);
      stream.off("resize", onResize);
      takeSize();
      lines.end(drawMachine());
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
