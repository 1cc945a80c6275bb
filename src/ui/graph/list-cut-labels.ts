import { makePrintable } from "../../text/printable.ts";
import { wrapText } from "../terminal/wrap-text.ts";
import type { Run } from "./painting/cell-grid.ts";
import { allEdges, type Graph, type GraphEdge } from "./machine-graph.ts";
import { strokesOf } from "./rail.ts";
import { labelOf, type TextRoom } from "./painting/text-measure.ts";

/** The transitions whose errors or conditions a drawing cuts off, each with its whole label: lines below the drawing. */
export function listCutLabels(graph: Graph, options: { room: TextRoom; columns: number; unicode: boolean }): Run[][] {
  const { room, columns, unicode } = options;
  const whole = (edge: GraphEdge): string => labelOf(edge, Number.POSITIVE_INFINITY);
  const cut = allEdges(graph).filter((edge) => labelOf(edge, room.label) !== whole(edge));
  if (cut.length === 0) return [];
  const strokes = strokesOf(unicode);
  const lines = cut.flatMap((edge) => {
    const arrow = edge.kind === "catch" ? strokes.caught : strokes.to;
    const way = makePrintable(`${edge.from} ${arrow} ${edge.to}`).replaceAll("\n", " ");
    return wrapText(`${way}\n  ${whole(edge)}`, columns).split("\n");
  });
  return ["", ...lines].map((text) => [{ text, ink: "dim" }]);
}
