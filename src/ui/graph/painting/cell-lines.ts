/** A cell of a grid: columns from the left, rows from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of cells. */
export interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

/** The bit of each direction in which a line can leave a cell. */
const directions = { up: 1, right: 2, down: 4, left: 8 } as const;

type Mark = (at: Point, bits: number) => void;

/**
 * Marks a line through corners, each in the row or the column of the one before. Its ends reach to the boxes beside
 * them.
 */
export function drawLine(points: readonly Point[], mark: Mark): void {
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (from) drawSegment(from, to, mark);
  }
  const [first, second] = points;
  const last = points.at(-1);
  const beforeLast = points.at(-2) ?? first;
  if (!first || !last || !beforeLast) return;
  mark(first, second ? opposite(directionTo(first, second)) : directions.up | directions.down);
  mark(last, opposite(directionTo(last, beforeLast)));
}

function drawSegment(from: Point, to: Point, mark: Mark): void {
  const [stepX, stepY] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  const ahead = directionTo(from, to);
  for (let { x, y } = from; x !== to.x || y !== to.y; x += stepX, y += stepY) {
    mark({ x, y }, ahead);
    mark({ x: x + stepX, y: y + stepY }, opposite(ahead));
  }
}

function directionTo(from: Point, to: Point): number {
  if (to.x !== from.x) return to.x > from.x ? directions.right : directions.left;
  return to.y < from.y ? directions.up : directions.down;
}

function opposite(direction: number): number {
  return direction <= directions.right ? direction * 4 : direction / 4;
}

/** Marks the border of a rectangle. */
export function drawBorder({ x, y, width, height }: Area, mark: Mark): void {
  const [right, bottom] = [x + width - 1, y + height - 1];
  for (const row of [y, bottom]) drawSegment({ x, y: row }, { x: right, y: row }, mark);
  for (const column of [x, right]) drawSegment({ x: column, y }, { x: column, y: bottom }, mark);
}

/** Calls back with each cell of the border of a rectangle. */
export function forEachBorderCell({ x, y, width, height }: Area, visit: (at: Point) => void): void {
  const [right, bottom] = [x + width - 1, y + height - 1];
  for (let row = y; row <= bottom; row += 1)
    for (let column = x; column <= right; column += 1)
      if (row === y || row === bottom || column === x || column === right) visit({ x: column, y: row });
}
