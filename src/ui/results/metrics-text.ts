import type { Words } from "../../text/words.ts";
import type { EnvironmentMetrics, FunctionMetrics, MachineMetrics } from "../../workshop/metrics/metrics.ts";
import { durationFormat, formatDuration, formatMoment } from "../terminal/quantity.ts";
import { drawSparkline, resample } from "../terminal/sparkline.ts";
import { drawTable } from "../terminal/table.ts";
import { signsOf, type Terminal } from "../terminal/terminal.ts";
import { fillLines } from "../terminal/wrap-text.ts";

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

/** A table of ten columns would break the machines' names below this width. */
const tableColumns = 110;

const counts = [
  ["metrics-started", "started"],
  ["metrics-succeeded", "succeeded"],
  ["metrics-failed", "failed"],
  ["metrics-aborted", "aborted"],
  ["metrics-timed-out", "timedOut"],
  ["metrics-throttled", "throttled"],
] as const;

function drawMachines(machines: readonly MachineMetrics[], terminal: Terminal, words: MetricsWords): string {
  const nameOf = ({ name, gone }: MachineMetrics): string => (gone ? words.say("metrics-gone", { name }) : name);
  if (terminal.columns < tableColumns)
    return machines
      .map((machine) => [nameOf(machine), ...machineLines(machine, terminal, words)].join("\n  "))
      .join("\n");
  const head = [words.say("metrics-machine"), ...counts.map(([code]) => words.say(code)), "p50", "p90", "p99"];
  const times = machines.map(({ executionTime }) => executionTime);
  const rows = machines.map((machine) => [
    nameOf(machine),
    ...counts.map(([, member]) => String(machine[member])),
    ...drawDurations(machine.executionTime, times),
  ]);
  return drawTable({ head, rows, alignRight: head.map((_, at) => at).slice(1) }, terminal.columns);
}

/** The lines of a machine's occurrences. Zeros are left out. */
function machineLines(machine: MachineMetrics, { columns }: Terminal, words: MetricsWords): string[] {
  const shown = counts.filter(([, member]) => member === "started" || machine[member] > 0);
  const times = drawDurations(machine.executionTime, [machine.executionTime]);
  const numbers = shown.map(([code, member]) => `${words.say(code)} ${machine[member]}`);
  const durations =
    machine.executionTime === undefined ? [] : ["p50", "p90", "p99"].map((p, at) => `${p} ${times[at]}`);
  return [numbers, durations].flatMap((parts) => fillLines(parts, columns - 2));
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
  const gap = terminal.columns < tableColumns ? "\n  " : "  ";
  return `${words.say("metrics-started")}  ${line}${gap}${words.say("metrics-peak", values)}`;
}

function drawFunctions(functions: readonly FunctionMetrics[], terminal: Terminal, words: MetricsWords): string {
  const head = ["metrics-invocations", "metrics-errors", "metrics-throttles"] as const;
  if (terminal.columns < tableColumns)
    return functions
      .map(({ name, invocations, errors, throttles, duration, concurrency }) => {
        const numbers = [invocations, errors, throttles].map(
          (value, at) => `${words.say(head[at] ?? head[0])} ${value}`,
        );
        const times = duration === undefined ? [] : [`p50 ${drawDurations(duration, [duration])[0]}`];
        const most = `${words.say("metrics-concurrency")} ${concurrency}`;
        return [name, ...fillLines([...numbers, ...times, most], terminal.columns - 2)].join("\n  ");
      })
      .join("\n");
  const times = functions.map(({ duration }) => duration);
  const rows = functions.map((one) => [
    one.name,
    ...[one.invocations, one.errors, one.throttles].map(String),
    ...drawDurations(one.duration, times),
    String(one.concurrency),
  ]);
  const names = [words.say("metrics-function"), ...head.map((code) => words.say(code))];
  return drawTable(
    {
      head: [...names, "p50", "p90", "p99", words.say("metrics-concurrency")],
      rows,
      alignRight: [1, 2, 3, 4, 5, 6, 7],
    },
    terminal.columns,
  );
}

type Durations = MachineMetrics["executionTime"];

/** p50, p90 and p99; all figures of a table are in the unit of its longest one. */
function drawDurations(durations: Durations, ofTable: readonly Durations[]): string[] {
  if (durations === undefined) return ["", "", ""];
  const inUnit = durationFormat(Math.max(...ofTable.map((one) => one?.p99 ?? 0)));
  return [durations.p50, durations.p90, durations.p99].map(inUnit);
}
