import type { Fault } from "../../workshop/drills/fault.ts";
import type { DrillResult } from "../../workshop/drills/run-drill.ts";
import { drawImageRun, type FlowWords } from "./flow-text.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Draws what a drill showed, and that the fault has ended. */
export function drawDrill(drill: DrillResult, terminal: Terminal, words: FlowWords): string {
  const { kind, state, error, attempts, run } = drill;
  if (run === undefined) return words.say("drill-left-on", { kind, function: drill.function });
  const succeeded = run.outcome.kind === "succeeded";
  const verdict = !succeeded ? "drill-ended" : attempts > 1 ? "drill-healed" : undefined;
  return [
    drawImageRun(run, terminal, words),
    "",
    verdict ? words.say(verdict, { state, error, attempts }) : words.say("drill-unseen", { state, attempts }),
    words.say("drill-off-again", { function: drill.function }),
  ].join("\n");
}

/** The drills that are on. */
export function drawDrills(faults: readonly Fault[], terminal: Terminal, words: FlowWords): string {
  if (faults.length === 0) return words.say("no-drills");
  const rows = faults.map(({ kind, functionName }) => [kind, functionName]);
  return drawTable({ head: [words.say("label-drill"), words.say("label-function")], rows }, terminal.columns);
}
