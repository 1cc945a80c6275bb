import stringWidth from "string-width";
import { cutText } from "./cut-text.ts";
import type { GraphEdge, GraphState } from "../machine-graph.ts";
import type { Measure } from "../arrangement/layout.ts";
import { makePrintable } from "../../../text/printable.ts";

/** How much of names and labels a drawing shows, in cells. */
export interface TextRoom {
  readonly name: number;
  /** 0: labels are left out. */
  readonly label: number;
}

/**
 * Returns what a state's box says: its name, what kind of state it is where that is not plain, how often it retries.
 */
export function titleOf(state: GraphState, options: { sign: string; room: number; unicode: boolean }): string {
  if (state.type === "Start" || state.type === "End") return `( ${state.type} )`;
  const name = cutText(makePrintable(state.name).replaceAll("\n", " "), options.room);
  const kind = kindOf(state, options);
  const retries = state.retries === 0 ? "" : ` ${options.unicode ? "↻" : "retry "}${state.retries}`;
  return `${options.sign === "" ? "" : `${options.sign} `}${name}${kind}${retries}`;
}

function kindOf({ type }: GraphState, { unicode }: { unicode: boolean }): string {
  if (type === "Choice") return " ?";
  if (type === "Map") return unicode ? " ≡" : " [*]";
  if (type === "Wait") return unicode ? " ◷" : " (wait)";
  return "";
}

/** A transition's label in one line. */
export function labelOf(edge: GraphEdge, room: number): string {
  if (room === 0) return "";
  if (edge.kind === "default") return cutText("else", room);
  return cutText(makePrintable(edge.labels.join(", ")).replaceAll("\n", " "), room);
}

/** Sizes in character cells. */
export function measureText(options: { room: TextRoom; unicode: boolean; signed: boolean }): Measure {
  const { room, unicode, signed } = options;
  return {
    widthOf: (state) => {
      const width = stringWidth(
        titleOf(state, { sign: signed ? (unicode ? "?" : "??") : "", room: room.name, unicode }),
      );
      if (state.type === "Start" || state.type === "End") return width;
      return width + (state.inner.length > 0 ? 6 : 4);
    },
    heightOf: (state) => (state.type === "Start" || state.type === "End" ? 1 : 3),
    titleRows: 1,
    padding: { x: 2, y: 1 },
    gap: 2,
    labelWidthOf: (edge) => stringWidth(labelOf(edge, room.label)),
  };
}
