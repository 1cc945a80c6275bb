import {
  readDurations,
  readSeries,
  type Durations,
  type MetricName,
  type Series,
} from "../../aws/metrics/read-metrics.ts";
import type { AwsSession } from "../../aws/session.ts";
import type { Environment } from "../environment.ts";
import { findMeasured, type MeasuredMachine } from "./measured.ts";
import { periodFor } from "./since.ts";

/** The executions of a machine in a span of time. */
export interface MachineMetrics {
  readonly name: string;
  /** Deleted meanwhile: CloudWatch keeps what it measured. */
  readonly gone: boolean;
  readonly started: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly aborted: number;
  readonly timedOut: number;
  readonly throttled: number;
  readonly executionTime: Durations | undefined;
  readonly startedSeries: Series;
}

/** The calls of a function in a span of time. */
export interface FunctionMetrics {
  readonly name: string;
  readonly invocations: number;
  readonly errors: number;
  readonly throttles: number;
  /** Asynchronous events that Lambda gave up on: each is an image that no execution was started for. */
  readonly dropped: number;
  /** The most at a time. */
  readonly concurrency: number;
  readonly duration: Durations | undefined;
}

/** CloudWatch's measurements of an environment. */
export interface EnvironmentMetrics {
  readonly since: Date;
  readonly until: Date;
  /** Seconds of a point of a series. */
  readonly period: number;
  readonly machines: readonly MachineMetrics[];
  readonly functions: readonly FunctionMetrics[];
  /** Images that no execution was started for, because the function of the trigger failed. */
  readonly lost: number;
}

const ofMachine = [
  "ExecutionsStarted",
  "ExecutionsSucceeded",
  "ExecutionsFailed",
  "ExecutionsAborted",
  "ExecutionsTimedOut",
  "ExecutionThrottled",
] as const;

const ofFunction = ["Invocations", "Errors", "Throttles", "AsyncEventsDropped"] as const;

/**
 * Reads the metrics of the environment's machines and functions from CloudWatch.
 *
 * @param options.since how far to look back, in milliseconds
 */
export async function readMetrics(environment: Environment, options: { since: number }): Promise<EnvironmentMetrics> {
  const { session } = environment;
  const { machines, functions } = await findMeasured(environment);
  const period = periodFor(options.since);
  // A minute that began is measured up to its end.
  const to = new Date(Math.ceil((Date.now() + 1) / 60_000) * 60_000);
  const from = new Date(Math.floor((to.getTime() - options.since) / (period * 1000)) * period * 1000);
  const series = await readSeries(
    session,
    [
      ...machines.flatMap(({ arn }) =>
        ofMachine.map((name) => ({ ...machineMetric(arn, name), statistic: "Sum" as const })),
      ),
      ...functions.flatMap(({ name: value }) => [
        ...ofFunction.map((name) => ({ ...functionMetric(value, name), statistic: "Sum" as const })),
        { ...functionMetric(value, "ConcurrentExecutions"), statistic: "Maximum" as const },
      ]),
    ],
    { from, to, period },
  );
  const width = ofMachine.length;
  const machineRows = await Promise.all(
    machines.map((machine, at) =>
      machineRow(session, { machine, series: series.slice(at * width), span: { from, to } }),
    ),
  );
  const functionSeries = series.slice(machines.length * width);
  const functionRows = await Promise.all(
    functions.map(({ name }, at) =>
      functionRow(session, { name, series: functionSeries.slice(at * (ofFunction.length + 1)), span: { from, to } }),
    ),
  );
  const starters = new Set(functions.filter(({ startsExecutions }) => startsExecutions).map(({ name }) => name));
  return {
    since: from,
    until: to,
    period,
    machines: machineRows.filter(({ gone, started }) => !gone || started > 0),
    functions: functionRows,
    lost: functionRows.reduce((sum, { name, dropped }) => (starters.has(name) ? sum + dropped : sum), 0),
  };
}

interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** @param of.series those of this machine first, in the order of `ofMachine` */
async function machineRow(
  session: AwsSession,
  of: { machine: MeasuredMachine; series: readonly Series[]; span: Span },
): Promise<MachineMetrics> {
  const { machine, series, span } = of;
  const [started = 0, succeeded = 0, failed = 0, aborted = 0, timedOut = 0, throttled = 0] = series
    .slice(0, 6)
    .map(sumOf);
  const executionTime =
    started + succeeded + failed + aborted + timedOut === 0
      ? undefined
      : await readDurations(session, machineMetric(machine.arn, "ExecutionTime"), span);
  const { name, gone } = machine;
  const counts = { started, succeeded, failed, aborted, timedOut, throttled };
  return { name, gone, ...counts, executionTime, startedSeries: series[0] ?? [] };
}

/** @param of.series those of this function first, in the order of `ofFunction`, then its concurrency */
async function functionRow(
  session: AwsSession,
  of: { name: string; series: readonly Series[]; span: Span },
): Promise<FunctionMetrics> {
  const { name, series, span } = of;
  const [invocations = 0, errors = 0, throttles = 0, dropped = 0] = series.slice(0, ofFunction.length).map(sumOf);
  const concurrency = Math.max(0, ...(series[ofFunction.length] ?? []).map(({ value }) => value));
  const duration = invocations === 0 ? undefined : await readDurations(session, functionMetric(name, "Duration"), span);
  return { name, invocations, errors, throttles, dropped, concurrency, duration };
}

function machineMetric(arn: string, name: string): MetricName {
  return { namespace: "AWS/States", name, dimension: { name: "StateMachineArn", value: arn } };
}

function functionMetric(functionName: string, name: string): MetricName {
  return { namespace: "AWS/Lambda", name, dimension: { name: "FunctionName", value: functionName } };
}

function sumOf(series: Series): number {
  return series.reduce((sum, { value }) => sum + value, 0);
}
