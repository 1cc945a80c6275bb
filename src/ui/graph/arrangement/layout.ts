import type { GraphEdge, GraphState } from "../machine-graph.ts";

/** A cell of the layout's grid: one character in text, some pixels in SVG. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A state's box at its place, in cells from the upper left corner of the layout that it is in. */
export interface Box {
  readonly state: GraphState;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The machines inside, side by side; their corners count from the box's own corner. */
  readonly inner: readonly { readonly x: number; readonly y: number; readonly layout: Layout }[];
}

/** A transition's line: corners in cells, from the cell beside the box it leaves to the cell beside the box it enters. */
export interface Route {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  /** Where its label begins. */
  readonly label: Point | undefined;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly routes: readonly Route[];
}

/** The size of things on the grid, in cells. */
export interface Measure {
  /** A box without what is inside of it. */
  widthOf(state: GraphState): number;
  heightOf(state: GraphState): number;
  /** Rows between a box's upper edge and what is inside of it. */
  readonly titleRows: number;
  /** Columns between a box's side and what is inside of it, and rows below that. */
  readonly padding: Point;
  /** Columns between boxes. */
  readonly gap: number;
  /** A transition's label; 0 where it has none. */
  labelWidthOf(edge: GraphEdge): number;
}
