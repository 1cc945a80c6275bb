import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { dimensionsOf, type Metric } from "./metric.ts";
import { invalidCombination, invalidValue, missingParameter } from "./metric-errors.ts";
import { checkPeriod } from "./periods.ts";
import { findStatistic, type Statistic } from "./statistics.ts";

/** One query of GetMetricData, checked. */
export interface MetricQuery {
  readonly id: string;
  readonly metric: Metric;
  readonly unit: string | undefined;
  readonly period: number;
  readonly statisticName: string;
  readonly statistic: Statistic;
  readonly label: string | undefined;
  readonly returnsData: boolean;
}

const mostQueries = 500;

/**
 * Checks the queries of a request. @throws AwsError in AWS's words; metric math is refused, because it is not computed
 */
export function readQueries(queries: readonly MetricDataQuery[] | undefined): MetricQuery[] {
  if (!queries || queries.length === 0) throw missingParameter("MetricDataQueries");
  if (queries.length > mostQueries) {
    throw invalidValue(`The collection MetricDataQueries must not have a size greater than ${mostQueries}.`);
  }
  const read = queries.map((query, index) => readQuery(query, `MetricDataQueries.member.${index + 1}`));
  if (new Set(read.map(({ id }) => id)).size !== read.length) {
    throw invalidValue("The values for parameter id in MetricDataQueries are not unique.");
  }
  return read;
}

function readQuery(query: MetricDataQuery, parameter: string): MetricQuery {
  const { Id: id, Expression: expression, MetricStat: stat } = query;
  if (!id) throw missingParameter(`${parameter}.Id`);
  if (!/^[a-z][a-zA-Z0-9_]{0,254}$/.test(id)) {
    throw invalidValue(
      `The value ${id} for parameter ${parameter}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
    );
  }
  if (expression !== undefined && stat !== undefined) {
    throw invalidCombination(
      `The parameters ${parameter}.Expression and ${parameter}.MetricStat are mutually exclusive and you have specified both.`,
    );
  }
  if (expression !== undefined) {
    throw invalidValue(`The local endpoint does not compute metric math: ${parameter}.Expression is '${expression}'.`);
  }
  if (!stat) throw missingParameter(`${parameter}.MetricStat`);
  const { Namespace: namespace, MetricName: name } = stat.Metric ?? {};
  if (!namespace) throw missingParameter(`${parameter}.MetricStat.Metric.Namespace`);
  if (!name) throw missingParameter(`${parameter}.MetricStat.Metric.MetricName`);
  const statisticName = stat.Stat;
  if (!statisticName) throw missingParameter(`${parameter}.MetricStat.Stat`);
  const statistic = findStatistic(statisticName);
  if (!statistic) {
    throw invalidValue(`The value ${statisticName} for parameter ${parameter}.MetricStat.Stat is not supported.`);
  }
  return {
    id,
    metric: { namespace, name, dimensions: dimensionsOf(stat.Metric?.Dimensions) },
    unit: stat.Unit,
    period: checkPeriod(stat.Period, `${parameter}.MetricStat.Period`),
    statisticName,
    statistic,
    label: query.Label,
    returnsData: query.ReturnData ?? true,
  };
}

/** The labels of queries that have none: the metric's name, and what differs between the queries (recorded cases). */
export function labelsOf(queries: readonly MetricQuery[]): Map<string, string> {
  const differ = (valueOf: (query: MetricQuery) => unknown): boolean => new Set(queries.map(valueOf)).size > 1;
  const showsStatistic = differ(({ statisticName }) => statisticName);
  const showsPeriod = differ(({ period }) => period);
  return new Map(
    queries.map((query) => {
      const parts = [
        query.metric.name,
        ...(showsStatistic ? [query.statisticName] : []),
        ...(showsPeriod ? [query.period] : []),
      ];
      return [query.id, query.label ?? parts.join(" ")];
    }),
  );
}
