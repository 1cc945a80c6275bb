import type {
  GetMetricDataCommandInput,
  GetMetricDataCommandOutput,
  MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { readPageToken, writePageToken } from "../../../service-kit/paging.ts";
import { labelsOf, readQueries, type MetricQuery } from "../metric-query.ts";
import { invalidValue, missingParameter } from "../metric-errors.ts";
import type { MetricPoint } from "../metric-table.ts";
import { groupByPeriod } from "../periods.ts";
import type { Monitoring } from "../service.ts";

const mostPoints = 100_800;

/**
 * GetMetricData: series of several metrics, newest points first unless asked otherwise. Periods begin at multiples of
 * themselves.
 */
export function getMetricData({
  host,
  table,
}: Monitoring): Operation<GetMetricDataCommandInput, GetMetricDataCommandOutput> {
  return (input, { caller }) => {
    const { StartTime: from, EndTime: to, ScanBy: order = "TimestampDescending", MaxDatapoints } = input;
    const queries = readQueries(input.MetricDataQueries);
    if (!from) throw missingParameter("StartTime");
    if (!to) throw missingParameter("EndTime");
    if (from >= to) throw invalidValue("The parameter StartTime must be less than the parameter EndTime.");
    if (order !== "TimestampDescending" && order !== "TimestampAscending") {
      throw invalidValue(`The value ${String(order)} for parameter ScanBy is invalid.`);
    }
    if (MaxDatapoints !== undefined && MaxDatapoints < 1) {
      throw invalidValue(`The value ${MaxDatapoints} for parameter MaxDatapoints is invalid.`);
    }
    host.metrics.flush();
    const labels = labelsOf(queries);
    const readSeries = (query: MetricQuery): Series => {
      const step = Math.min(query.period, 60);
      const start = Math.floor(from.getTime() / 1000 / step) * step;
      const points = table.read(caller, query.metric, { start, end: to.getTime() / 1000 });
      return toSeries(points, query, order);
    };
    const shown = queries.filter(({ returnsData }) => returnsData);
    const limit = Math.min(MaxDatapoints ?? mostPoints, mostPoints);
    return page({ shown, labels, readSeries, limit, token: input.NextToken });
  };
}

interface Series {
  readonly points: readonly (readonly [time: number, value: number])[];
  readonly messages: NonNullable<MetricDataResult["Messages"]>;
}

/** Points of one unit. Where there are several, the first by name counts, and a message says so (recorded cases). */
function toSeries(points: readonly MetricPoint[], query: MetricQuery, order: string): Series {
  const present = [...new Set(points.map(({ unit }) => unit))].sort();
  const unit = query.unit ?? present[0];
  const chosen = points.filter((point) => point.unit === unit);
  const values = groupByPeriod(chosen, { period: query.period, origin: 0 }).flatMap(({ time, distribution }) => {
    const value = query.statistic(distribution);
    return value === undefined ? [] : [[time, value] as const];
  });
  const several = query.unit === undefined && present.length > 1;
  return {
    points: order === "TimestampDescending" ? values.toReversed() : values,
    messages: several ? [{ Code: "MultipleUnits", Value: `Multiple units returned: '[${present.join(", ")}]'` }] : [],
  };
}

/** As many points as an answer takes; the token holds the query and the number of its points that were shown. */
function page(options: {
  readonly shown: readonly MetricQuery[];
  readonly labels: ReadonlyMap<string, string>;
  readonly readSeries: (query: MetricQuery) => Series;
  readonly limit: number;
  readonly token: string | undefined;
}): Omit<GetMetricDataCommandOutput, "$metadata"> {
  const { shown, labels, readSeries, limit } = options;
  const [firstQuery = 0, firstPoint = 0] = readPageToken(options.token, invalidToken) ?? [];
  if (typeof firstQuery !== "number" || typeof firstPoint !== "number") throw invalidToken();
  const results: MetricDataResult[] = [];
  let room = limit;
  for (const [index, query] of shown.entries()) {
    if (index < firstQuery) continue;
    const skipped = index === firstQuery ? firstPoint : 0;
    const { points, messages } = readSeries(query);
    const taken = points.slice(skipped, skipped + room);
    room -= taken.length;
    const isWhole = skipped + taken.length >= points.length;
    results.push({
      Id: query.id,
      Label: labels.get(query.id) ?? query.metric.name,
      Timestamps: taken.map(([time]) => new Date(time * 1000)),
      Values: taken.map(([, value]) => value),
      StatusCode: isWhole ? "Complete" : "PartialData",
      ...(messages.length > 0 ? { Messages: messages } : {}),
    });
    if (!isWhole) {
      return {
        MetricDataResults: results,
        NextToken: writePageToken([index, skipped + taken.length]),
        Messages: [],
      };
    }
  }
  return { MetricDataResults: results, Messages: [] };
}

function invalidToken(): AwsError {
  return new AwsError("InvalidNextToken", "The next token specified is invalid.");
}
