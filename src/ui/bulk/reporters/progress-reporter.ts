import type { BulkProgress } from "../../../workshop/bulk/reporting/report.ts";
import type { Words } from "../../../text/words.ts";
import { foldLines } from "../../terminal/fold-lines.ts";
import { formatDuration } from "../../terminal/quantity.ts";
import { paint, signsOf, type Terminal } from "../../terminal/terminal.ts";
import { width } from "../../terminal/width.ts";
import { formatNumber } from "../../../text/format-number.ts";
import type { LiveBlock } from "./live-block.ts";
import type { Reporter } from "./reporter.ts";

type ProgressWords = Words<"screen-bulk">;

const bar = { widest: 24, narrowest: 8 };
const logEveryMs = 10_000;

/** The bar at the bottom of the terminal: how far, how fast, how much longer, and what came of it so far. */
export function createLiveProgress(block: LiveBlock, terminal: Terminal, words: ProgressWords): Reporter {
  return {
    name: "progress",
    notify(event) {
      if (event.type === "progress") block.show(progressLines(event.progress, terminal, words));
      if (event.type === "batch-ends") block.clear();
      return undefined;
    },
  };
}

/** A line every ten seconds, where nobody looks at a terminal. */
export function createLoggedProgress(
  print: (line: string) => void,
  words: ProgressWords,
  now: () => number = () => performance.now(),
): Reporter {
  let at = now();
  return {
    name: "progress",
    notify(event) {
      if (event.type === "batch-begins") at = now();
      if (event.type !== "progress" || now() - at < logEveryMs) return undefined;
      at = now();
      print(`${describeAmount(event.progress, words)}: ${describeCounts(event.progress, words)}`);
      return undefined;
    },
  };
}

/** The bar with rate and remaining time, and below it the counts; none is wider than the terminal. */
export function progressLines(
  progress: BulkProgress,
  terminal: Pick<Terminal, "unicode" | "columns">,
  words: ProgressWords,
): string[] {
  // A terminal breaks the line after a character in its last column.
  const columns = terminal.columns - 1;
  const share = progress.rows === 0 ? 1 : progress.ended / progress.rows;
  const text = ` ${Math.floor(share * 100)} %  ${describeAmount(progress, words)}`;
  const cells = Math.min(bar.widest, Math.max(bar.narrowest, columns - width(text)));
  const filled = Math.floor(share * cells);
  const signs = signsOf(terminal);
  const drawn = signs.bar.repeat(filled) + (terminal.unicode ? "░" : ".").repeat(cells - filled);
  return foldLines(`${drawn}${text}\n${describeCounts(progress, words)}`, columns).split("\n");
}

function describeAmount(progress: BulkProgress, { say }: ProgressWords): string {
  const parts = [say("progress-rows", { ended: formatNumber(progress.ended), rows: formatNumber(progress.rows) })];
  if (progress.rate > 0) parts.push(say("rows-per-second", { rate: formatRate(progress.rate) }));
  if (progress.stopping) parts.push(say("progress-stopping"));
  else if (progress.remainingMs !== undefined && progress.ended < progress.rows)
    parts.push(say("progress-remaining", { time: describeRemaining(progress.remainingMs) }));
  return parts.join(", ");
}

function describeRemaining(ms: number): string {
  return ms < 59_500 ? `${Math.max(1, Math.round(ms / 1000))} s` : formatDuration(ms);
}

function describeCounts(progress: BulkProgress, { say }: ProgressWords): string {
  const { elsewhere } = progress;
  const ended = elsewhere
    ? [
        say("count-succeeded", { count: formatNumber(elsewhere.succeeded) }),
        say("count-failed", { count: formatNumber(elsewhere.failed) }),
      ]
    : [
        ...countGood(progress, say),
        say("count-refused", { count: formatNumber(progress.refused) }),
        say("count-failed", { count: formatNumber(progress.failed) }),
      ];
  const parts = [...ended, say("count-running", { count: formatNumber(progress.running) })];
  if (progress.throttles > 0) parts.push(say("count-throttled", { count: formatNumber(progress.throttles) }));
  if (progress.retries > 0) parts.push(say("count-repeated", { count: formatNumber(progress.retries) }));
  if (progress.unexpected > 0)
    parts.push(paint("red", say("count-unexpected", { count: formatNumber(progress.unexpected) }), process.stderr));
  return parts.join(", ");
}

/** Rows of the workshop's machines are accepted, those of others succeed; both are named only where there are both. */
function countGood({ accepted, succeeded }: BulkProgress, say: ProgressWords["say"]): string[] {
  return [
    ...(accepted > 0 || succeeded === 0 ? [say("count-accepted", { count: formatNumber(accepted) })] : []),
    ...(succeeded > 0 ? [say("count-succeeded", { count: formatNumber(succeeded) })] : []),
  ];
}

function formatRate(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : formatNumber(Math.round(rate));
}
