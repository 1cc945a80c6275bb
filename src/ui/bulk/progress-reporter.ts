import type { BulkProgress } from "../../workshop/bulk/report.ts";
import { foldLines } from "../fold-lines.ts";
import { formatDuration } from "../quantity.ts";
import { paint, signsOf, type Terminal } from "../terminal.ts";
import { formatNumber } from "./format-number.ts";
import type { LiveBlock } from "./live-block.ts";
import type { Reporter } from "./reporter.ts";

const bar = { widest: 24, narrowest: 8 };
const logEveryMs = 10_000;

/** The bar at the bottom of the terminal: how far, how fast, how much longer, and what came of it so far. */
export function createLiveProgress(block: LiveBlock, terminal: Terminal): Reporter {
  return {
    name: "progress",
    tell(event) {
      if (event.type === "progress") block.show(progressLines(event.progress, terminal));
      if (event.type === "batch-ends") block.clear();
      return undefined;
    },
  };
}

/** A line every ten seconds, where nobody looks at a terminal. */
export function createLoggedProgress(
  print: (line: string) => void,
  now: () => number = () => performance.now(),
): Reporter {
  let at = now();
  return {
    name: "progress",
    tell(event) {
      if (event.type === "batch-begins") at = now();
      if (event.type !== "progress" || now() - at < logEveryMs) return undefined;
      at = now();
      print(`${describeAmount(event.progress)}: ${describeCounts(event.progress)}`);
      return undefined;
    },
  };
}

/** The bar with rate and remaining time, and below it the counts; none is wider than the terminal. */
export function progressLines(progress: BulkProgress, terminal: Pick<Terminal, "unicode" | "columns">): string[] {
  // A terminal breaks the line after a character in its last column.
  const columns = terminal.columns - 1;
  const share = progress.rows === 0 ? 1 : progress.ended / progress.rows;
  const text = ` ${Math.floor(share * 100)} %  ${describeAmount(progress)}`;
  const width = Math.min(bar.widest, Math.max(bar.narrowest, columns - text.length));
  const filled = Math.floor(share * width);
  const signs = signsOf(terminal);
  const drawn = signs.bar.repeat(filled) + (terminal.unicode ? "░" : ".").repeat(width - filled);
  return foldLines(`${drawn}${text}\n${describeCounts(progress)}`, columns).split("\n");
}

function describeAmount(progress: BulkProgress): string {
  const parts = [`${formatNumber(progress.ended)} of ${formatNumber(progress.rows)} rows`];
  if (progress.rate > 0) parts.push(`${formatRate(progress.rate)} rows/s`);
  if (progress.stopping) parts.push("stopping: waiting for what runs");
  else if (progress.remainingMs !== undefined && progress.ended < progress.rows)
    parts.push(`about ${describeRemaining(progress.remainingMs)} left`);
  return parts.join(", ");
}

function describeRemaining(ms: number): string {
  return ms < 59_500 ? `${Math.max(1, Math.round(ms / 1000))} s` : formatDuration(ms);
}

function describeCounts(progress: BulkProgress): string {
  const { elsewhere } = progress;
  const ended = elsewhere
    ? [`${formatNumber(elsewhere.succeeded)} succeeded`, `${formatNumber(elsewhere.failed)} failed`]
    : [
        `${formatNumber(progress.accepted)} accepted`,
        `${formatNumber(progress.refused)} refused`,
        `${formatNumber(progress.failed)} failed`,
      ];
  const parts = [...ended, `${formatNumber(progress.running)} running`];
  if (progress.throttles > 0) parts.push(`${formatNumber(progress.throttles)} throttled`);
  if (progress.retries > 0) parts.push(`${formatNumber(progress.retries)} repeated`);
  if (progress.unexpected > 0)
    parts.push(paint("red", `${formatNumber(progress.unexpected)} not as expected`, process.stderr));
  return parts.join(", ");
}

function formatRate(rate: number): string {
  return rate < 10 ? rate.toFixed(1) : formatNumber(Math.round(rate));
}
