import type { StateProgress } from "../../workshop/port.ts";
import { notesOfVisits, takenTransitions } from "../execution/state-notes.ts";
import type { Arrange } from "../graph/arrangement/arrange.ts";
import { prepareGraph, type GraphDrawing } from "../graph/draw-graph.ts";
import type { Graph } from "../graph/machine-graph.ts";
import { formatDuration } from "../terminal/quantity.ts";
import { padCells, width, widest } from "../terminal/width.ts";

/** The picture of a machine and of what an execution has passed so far, with a photo on its left. */
interface MachinePicture {
  add(progress: StateProgress): void;
  /** Lines of one width. They are left out where they leave too little room for the machine. */
  setPhoto(lines: readonly string[]): void;
  /** The size has changed: the machine is arranged again. */
  arrangeAgain(): void;
  /** At most `rows` lines of at most `columns` cells. */
  draw(size: { readonly columns: number; readonly rows: number }): string[];
}

interface Visit {
  readonly name: string;
  readonly startMs: number;
  status: "running" | "succeeded" | "caught" | "failed";
  durationMs: number;
  error: string | undefined;
}

/** In cells. */
const leastGraphColumns = 40;
const photoGap = 2;

/** A picture without visits. */
export function createMachinePicture(
  graph: Graph,
  { arrange, unicode, colours }: { arrange: Arrange; unicode: boolean; colours: boolean },
): MachinePicture {
  const visits: Visit[] = [];
  let photo: readonly string[] = [];
  let drawing: GraphDrawing | undefined;

  function prepare({ columns, rows }: { columns: number; rows: number }): GraphDrawing {
    const photoWidth = photo.length === 0 ? 0 : widest(photo) + photoGap;
    const room = columns - 1 - photoWidth;
    if (room < leastGraphColumns) photo = [];
    return prepareGraph(graph, arrange, {
      columns: photo.length === 0 ? columns - 1 : room,
      rows: Math.max(4, rows - 3),
      unicode,
      colours,
      form: "text",
      // The boxes keep room for signs.
      notes: new Map(),
    });
  }

  return {
    add(progress) {
      addVisit(visits, progress);
    },
    setPhoto(lines) {
      photo = lines;
      drawing = undefined;
    },
    arrangeAgain() {
      drawing = undefined;
    },
    draw(size) {
      drawing ??= prepare(size);
      const machine = drawing.draw(notesOfVisits(graph, visits, formatDuration), takenTransitions(graph, visits));
      return beside(photo, fitRows(machine, size.rows));
    },
  };
}

function addVisit(visits: Visit[], { name, status, atMs, error }: StateProgress): void {
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
