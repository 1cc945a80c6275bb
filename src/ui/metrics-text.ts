import type { Words } from "../text/words.ts";
import type { EnvironmentMetrics, FunctionMetrics, MachineMetrics } from "../workshop/metrics/metrics.ts";
import { formatDuration, formatMoment } from "./quantity.ts";
import { drawSparkline, resample } from "./sparkline.ts";
import { drawTable } from "./table.ts";
import { signsOf, type Terminal } from "./terminal.ts";

type MetricsWords = Words<"screen-metrics">;

/** Parts of a sparkline. */
const parts = 24;

/** The machines and functions of an environment in numbers. */
export function drawMetrics(
  metrics: EnvironmentMetrics,
  terminal: Terminal,
  { words, onAws }: { words: MetricsWords; onAws: boolean },
): string {
  const { since, until, machines, functions, lost } = metrics;
  const used = functions.filter(({ invocations, throttles, dropped }) => invocations + throttles + dropped > 0);
  const sections = [
    words.say("metrics-span", {
      from: formatMoment(since, words.language),
      to: formatMoment(until, words.language),
    }),
    machines.length === 0 ? words.say("metrics-no-machines") : drawMachines(machines, terminal, words),
    drawStarts(metrics, terminal, words),
    used.length === 0 ? "" : drawFunctions(used, terminal, words),
    lost === 0 ? "" : `${signsOf(terminal).arrow} ${words.say("metrics-lost", { count: lost })}`,
    onAws ? words.say("metrics-late") : "",
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function drawMachines(machines: readonly MachineMetrics[], terminal: Terminal, words: MetricsWords): string {
  const head = [
    "metrics-machine",
    "metrics-started",
    "metrics-succeeded",
    "metrics-failed",
    "metrics-aborted",
    "metrics-timed-out",
    "metrics-throttled",
  ] as const;
  const rows = machines.map((machine) => [
    machine.gone ? words.say("metrics-gone", { name: machine.name }) : machine.name,
    ...[machine.started, machine.succeeded, machine.failed, machine.aborted, machine.timedOut, machine.throttled].map(
      String,
    ),
    ...drawDurations(machine.executionTime),
  ]);
  const numbers = Array.from({ length: 9 }, (_, at) => at + 1);
  return drawTable(
    { head: [...head.map((code) => words.say(code)), "p50", "p90", "p99"], rows, alignRight: numbers },
    terminal.columns,
  );
}

function drawStarts({ machines, since, until }: EnvironmentMetrics, terminal: Terminal, words: MetricsWords): string {
  const span = { from: since.getTime(), to: until.getTime(), parts };
  const started = resample(
    machines.flatMap(({ startedSeries }) => startedSeries),
    span,
  );
  const peak = Math.max(...started);
  if (peak === 0) return "";
  const partMs = (span.to - span.from) / parts;
  const at = new Date(span.from + started.indexOf(peak) * partMs);
  const line = drawSparkline(started, terminal);
  const values = { count: peak, span: formatDuration(partMs), at: formatMoment(at, words.language) };
  return `${words.say("metrics-started")}  ${line}  ${words.say("metrics-peak", values)}`;
}

function drawFunctions(functions: readonly FunctionMetrics[], terminal: Terminal, words: MetricsWords): string {
  const head = ["metrics-function", "metrics-invocations", "metrics-errors", "metrics-throttles"] as const;
  const rows = functions.map((one) => [
    one.name,
    ...[one.invocations, one.errors, one.throttles].map(String),
    ...drawDurations(one.duration),
    String(one.concurrency),
  ]);
  return drawTable(
    {
      head: [...head.map((code) => words.say(code)), "p50", "p90", "p99", words.say("metrics-concurrency")],
      rows,
      alignRight: [1, 2, 3, 4, 5, 6, 7],
    },
    terminal.columns,
  );
}

function drawDurations(durations: MachineMetrics["executionTime"]): string[] {
  if (durations === undefined) return ["", "", ""];
  return [durations.p50, durations.p90, durations.p99].map(formatDuration);
}
