import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  type Statistic,
} from "@aws-sdk/client-cloudwatch";
import type { AwsSession } from "../session.ts";

/** One metric of a service of AWS. */
export interface MetricName {
  readonly namespace: "AWS/States" | "AWS/Lambda";
  readonly name: string;
  readonly dimension: { readonly name: string; readonly value: string };
}

/** From when to when, and in steps of how many seconds. */
interface MetricSpan {
  readonly from: Date;
  readonly to: Date;
  readonly period: number;
}

/** A value for each period that has one, oldest first. */
export type Series = readonly { readonly at: Date; readonly value: number }[];

/** GetMetricData takes this many queries in a call. */
const mostQueries = 500;

/**
 * Reads a statistic of several metrics, period by period.
 *
 * @returns the series, in the order of the metrics
 */
export async function readSeries(
  session: AwsSession,
  metrics: readonly (MetricName & { statistic: Statistic })[],
  span: MetricSpan,
): Promise<Series[]> {
  const series: { at: Date; value: number }[][] = metrics.map(() => []);
  for (let start = 0; start < metrics.length; start += mostQueries) {
    const MetricDataQueries = metrics.slice(start, start + mostQueries).map((metric, at) => ({
      Id: `m${start + at}`,
      MetricStat: { Metric: metricOf(metric), Period: span.period, Stat: metric.statistic },
    }));
    let NextToken: string | undefined;
    do {
      const page = await session.client(CloudWatchClient).send(
        new GetMetricDataCommand({
          MetricDataQueries,
          StartTime: span.from,
          EndTime: span.to,
          ScanBy: "TimestampAscending",
          NextToken,
        }),
      );
      for (const { Id = "", Timestamps = [], Values = [] } of page.MetricDataResults ?? [])
        for (const [at, value] of Values.entries()) {
          const time = Timestamps[at];
          if (time !== undefined) series[Number(Id.slice(1))]?.push({ at: time, value });
        }
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  }
  return series;
}

/** How long something took, in milliseconds. */
export interface Durations {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/**
 * The percentiles of a metric over a whole span. GetMetricStatistics lets its periods begin at the start time, so that
 * one period can be the span; GetMetricData does not.
 */
export async function readDurations(
  session: AwsSession,
  metric: MetricName,
  { from, to }: Pick<MetricSpan, "from" | "to">,
): Promise<Durations | undefined> {
  const { Namespace, MetricName, Dimensions } = metricOf(metric);
  const span = { StartTime: from, EndTime: to, Period: Math.ceil((to.getTime() - from.getTime()) / 60_000) * 60 };
  const ask = { Namespace, MetricName, Dimensions, ...span };
  const client = session.client(CloudWatchClient);
  // A call asks for statistics or for percentiles.
  const [counts, percentiles] = await Promise.all([
    client.send(new GetMetricStatisticsCommand({ ...ask, Statistics: ["SampleCount"] })),
    client.send(new GetMetricStatisticsCommand({ ...ask, ExtendedStatistics: ["p50", "p90", "p99"] })),
  ]);
  const values = percentiles.Datapoints?.[0]?.ExtendedStatistics;
  if (values === undefined) return undefined;
  return {
    count: counts.Datapoints?.[0]?.SampleCount ?? 0,
    p50: values["p50"] ?? 0,
    p90: values["p90"] ?? 0,
    p99: values["p99"] ?? 0,
  };
}

/** Every value of a dimension that a metric has points of: AWS keeps those of what was deleted for 15 months. */
export async function listDimensionValues(
  session: AwsSession,
  metric: { namespace: MetricName["namespace"]; name: string; dimension: string },
): Promise<string[]> {
  const values = new Set<string>();
  let NextToken: string | undefined;
  do {
    const page = await session.client(CloudWatchClient).send(
      new ListMetricsCommand({
        Namespace: metric.namespace,
        MetricName: metric.name,
        Dimensions: [{ Name: metric.dimension }],
        NextToken,
      }),
    );
    for (const { Dimensions = [] } of page.Metrics ?? [])
      if (Dimensions.length === 1) values.add(Dimensions[0]?.Value ?? "");
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return [...values];
}

function metricOf({ namespace, name, dimension }: MetricName) {
  return {
    Namespace: namespace,
    MetricName: name,
    Dimensions: [{ Name: dimension.name, Value: dimension.value }],
  };
}
