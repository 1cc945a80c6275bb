import stringWidth from "string-width";
import { createCellGrid, type CellGrid, type Ink, type Run } from "./cell-grid.ts";
import type { Box, Layout, Route } from "../arrangement/layout.ts";
import { inkOfNote, signOfNote } from "../signs.ts";
import { transitionKey, type StateNotes, type TakenTransitions } from "../state-note.ts";
import { labelOf, titleOf, type TextRoom } from "./text-measure.ts";

interface TextPaint {
  readonly room: TextRoom;
  readonly unicode: boolean;
  readonly notes?: StateNotes | undefined;
  /** Without it, all ways look alike. */
  readonly taken?: TakenTransitions | undefined;
}

/** A layout in character cells: lines first, boxes over them. */
export function paintText(layout: Layout, paint: TextPaint): Run[][] {
  const grid = createCellGrid({ width: layout.width, height: layout.height, unicode: paint.unicode });
  paintLevel(grid, layout, { x: 0, y: 0 }, paint);
  return grid.rows();
}

function paintLevel(grid: CellGrid, layout: Layout, at: { x: number; y: number }, paint: TextPaint): void {
  // The way taken lies above the others.
  const routes = layout.routes.toSorted((one, other) => Number(isTaken(one, paint)) - Number(isTaken(other, paint)));
  for (const route of routes) paintRoute(grid, route, at, paint);
  for (const box of layout.boxes) paintBox(grid, box, at, paint);
}

function isTaken({ edge }: Route, { taken }: TextPaint): boolean {
  return taken?.has(transitionKey(edge.from, edge.to)) ?? false;
}

function paintRoute(grid: CellGrid, route: Route, at: { x: number; y: number }, paint: TextPaint): void {
  const points = route.points.map(({ x, y }) => ({ x: x + at.x, y: y + at.y }));
  const dashed = route.edge.kind === "catch";
  const ink: Ink = paint.taken === undefined ? "plain" : isTaken(route, paint) ? (dashed ? "warn" : "good") : "dim";
  grid.line(points, { dashed, ink });
  const [last, before] = [points.at(-1), points.at(-2)];
  if (last) grid.write(last.x, last.y, arrowOf(last, before, paint.unicode), ink);
  if (route.label) grid.write(route.label.x + at.x, route.label.y + at.y, labelOf(route.edge, paint.room.label), ink);
}

function arrowOf(
  last: { x: number; y: number },
  before: { x: number; y: number } | undefined,
  unicode: boolean,
): string {
  if (before && before.x > last.x) return unicode ? "◂" : "<";
  if (before && before.y > last.y) return unicode ? "▴" : "^";
  return unicode ? "▾" : "v";
}

function paintBox(grid: CellGrid, box: Box, at: { x: number; y: number }, paint: TextPaint): void {
  const [x, y] = [box.x + at.x, box.y + at.y];
  const note = paint.notes?.get(box.state.name);
  const ink = note ? inkOfNote(note) : "plain";
  const title = titleOf(box.state, {
    sign: note ? signOfNote(note, paint) : "",
    room: paint.room.name,
    unicode: paint.unicode,
  });
  if (box.height === 1) return grid.write(x, y, title, "plain");
  grid.box({ x, y, width: box.width, height: box.height, ink });
  if (box.inner.length > 0) grid.write(x + 2, y, ` ${title} `, ink);
  else grid.write(x + Math.floor((box.width - stringWidth(title)) / 2), y + 1, title, ink);
  for (const { x: left, y: top, layout } of box.inner) paintLevel(grid, layout, { x: x + left, y: y + top }, paint);
}
