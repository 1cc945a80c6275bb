import type { Words } from "../../../../text/words.ts";
import type { StateCount } from "../../../../workshop/bulk/reporting/state-count.ts";
import type { Arrange } from "../../../graph/arrangement/arrange.ts";
import { readGraph, type GraphState } from "../../../graph/machine-graph.ts";
import { drawSvg, type SvgNote } from "../../../graph/painting/paint-svg.ts";
import { isMeaningful } from "../../../../workshop/bulk/reporting/latency.ts";
import { formatDuration } from "../../../terminal/quantity.ts";
import { formatNumber } from "../../../../text/format-number.ts";

/** A machine's graph, each state with how often it was entered and how that ended; nothing without a definition. */
export function drawBatchGraph(
  definition: string,
  counts: readonly StateCount[],
  arrange: Arrange,
  words: Words<"screen-bulk">,
): string {
  const graph = readGraph(definition);
  if (!graph) return "";
  const byName = new Map(counts.map((count) => [count.name, count]));
  return drawSvg(graph, arrange, {
    label: words.say("page-graph-label"),
    noteOf: (state) => noteOf(state, byName.get(state.name), words),
  });
}

function noteOf(state: GraphState, count: StateCount | undefined, words: Words<"screen-bulk">): SvgNote {
  const { say } = words;
  if (!count) {
    const text = say("state-never-entered");
    return { kind: "unmet", text, title: `${state.name} (${state.type}): ${text}` };
  }
  const parts = [
    say("count-succeeded", { count: formatNumber(count.succeeded) }),
    say("count-caught", { count: formatNumber(count.caught) }),
    say("count-failed", { count: formatNumber(count.failed) }),
    say("count-retries", { count: formatNumber(count.retries) }),
    isMeaningful("p99", count.latency.count)
      ? `p99 ${formatDuration(count.latency.p99)}`
      : `${say("tile-longest")} ${formatDuration(count.latency.max)}`,
  ];
  return {
    kind: count.failed > 0 ? "failed" : count.caught > 0 ? "caught" : "met",
    text: `${formatNumber(count.entered)} × · ${formatDuration(count.latency.p50)}`,
    title: `${state.name} (${state.type}): ${parts.join(", ")}`,
    shares: (["succeeded", "caught", "failed"] as const).map((kind) => ({
      kind,
      share: count[kind] / Math.max(1, count.entered),
    })),
  };
}
