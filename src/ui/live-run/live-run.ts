import type { StateProgress } from "../../workshop/port.ts";
import type { Arrange } from "../graph/arrangement/arrange.ts";
import { readGraph } from "../graph/machine-graph.ts";
import { createChangingLines } from "./changing-lines.ts";
import { createMachinePicture } from "./machine-picture.ts";

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

/** The screen is drawn again at most this often, in milliseconds. */
const frameMs = 100;
/** A window that is being resized changes many times: the machine is drawn again when it stands still. */
const resizeMs = 250;

/** Shows a machine at the bottom of a terminal; undefined where the definition has no states. */
export function startLiveRun(options: {
  definition: string;
  arrange: Arrange;
  unicode: boolean;
  colours: boolean;
  stream: LiveStream;
  /** Lines below the machine while it runs, none wider than a number of cells. */
  footer?: ((cells: number) => readonly string[]) | undefined;
}): LiveRun | undefined {
  const { stream, footer } = options;
  const graph = readGraph(options.definition);
  if (!graph) return undefined;
  const picture = createMachinePicture(graph, options);
  const lines = createChangingLines(stream);
  const redraw = createRedraw(draw);
  let held = false;
  let waitingPicture: string | undefined;
  let resized = false;

  function drawFooter(): readonly string[] {
    return footer?.(sizeOf(stream).columns - 1) ?? [];
  }

  function drawMachine(): string[] {
    const { columns, rows } = sizeOf(stream);
    return picture.draw({ columns, rows: rows - drawFooter().length });
  }

  function draw(): void {
    if (held) return;
    takeSize();
    lines.show([...drawMachine(), ...drawFooter()]);
  }

  function onResize(): void {
    resized = true;
    picture.arrangeAgain();
    redraw.postpone();
  }

  /** Once the window stands still, and the machine may be drawn. */
  function takeSize(): void {
    if (resized) lines.resize(sizeOf(stream));
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
      picture.add(progress);
      redraw.soon();
    },
    setPhoto(photo) {
      picture.setPhoto(photo);
      redraw.soon();
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
      const waiting = waitingPicture;
      waitingPicture = undefined;
      if (waiting === undefined) draw();
      else printPicture(waiting);
    },
    end() {
      redraw.cancel();
      stream.off("resize", onResize);
      takeSize();
      lines.end(drawMachine());
    },
  };
}

/** Calls `draw` once for everything that changes within a frame. */
function createRedraw(draw: () => void) {
  let timer: NodeJS.Timeout | undefined;

  function soon(afterMs: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      draw();
    }, afterMs);
  }

  function cancel(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    soon: () => soon(frameMs),
    /** Draws when the window stands still. */
    postpone() {
      cancel();
      soon(resizeMs);
    },
    cancel,
  };
}

/** A stream that is not a terminal counts as one of 80 columns and 24 rows. */
function sizeOf({ columns = 80, rows = 24 }: LiveStream): { columns: number; rows: number } {
  return { columns, rows };
}
