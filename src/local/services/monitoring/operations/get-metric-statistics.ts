import type {
  Datapoint,
  GetMetricStatisticsCommandInput,
  GetMetricStatisticsCommandOutput,
} from "@aws-sdk/client-cloudwatch";
import type { Operation } from "../../../service.ts";
import type { Distribution } from "../distribution.ts";
import { dimensionsOf } from "../metric.ts";
import { invalidCombination, invalidValue, missingParameter } from "../metric-errors.ts";
import { checkPeriod, groupByPeriod } from "../periods.ts";
import type { Monitoring } from "../service.ts";
import { parsePercentile, simpleStatistics, type Statistic } from "../statistics.ts";

const mostPoints = 1440;

/** GetMetricStatistics: statistics of one metric, a point per period and unit. Periods begin at `StartTime`. */
export function getMetricStatistics({
  host,
  table,
}: Monitoring): Operation<GetMetricStatisticsCommandInput, GetMetricStatisticsCommandOutput> {
  return (input, { caller }) => {
    const { Namespace: namespace, MetricName: name, StartTime: from, EndTime: to, Unit: unit } = input;
    if (!namespace) throw missingParameter("Namespace");
    if (!name) throw missingParameter("MetricName");
    if (!from) throw missingParameter("StartTime");
    if (!to) throw missingParameter("EndTime");
    const period = checkPeriod(input.Period, "Period");
    const wanted = readStatistics(input);
    if (from >= to) throw invalidValue("The parameter StartTime must be less than the parameter EndTime.");
    const asked = Math.ceil((to.getTime() - from.getTime()) / 1000 / period);
    if (asked > mostPoints) {
      throw invalidCombination(
        `You have requested up to ${asked} datapoints, which exceeds the limit of ${mostPoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
      );
    }
    const step = Math.min(period, 60);
    const start = Math.floor(from.getTime() / 1000 / step) * step;
    host.metrics.flush();
    const metric = { namespace, name, dimensions: dimensionsOf(input.Dimensions) };
    const points = table.read(caller, metric, { start, end: to.getTime() / 1000 });
    const shown = Map.groupBy(
      points.filter((point) => unit === undefined || point.unit === unit),
      (point) => point.unit,
    );
    const datapoints = [...shown].flatMap(([Unit, ofUnit]) =>
      groupByPeriod(ofUnit, { period, origin: start }).map(({ time, distribution }): Datapoint => ({
        Timestamp: new Date(time * 1000),
        // The table holds the units that PutMetricData and the recorder take.
        Unit: Unit as Datapoint["Unit"],
        ...computeAll(wanted, distribution),
      })),
    );
    return { Label: name, Datapoints: datapoints };
  };
}

interface Wanted {
  readonly simple: readonly (readonly [string, Statistic])[];
  readonly extended: readonly (readonly [string, Statistic])[];
}

function readStatistics({ Statistics = [], ExtendedStatistics = [] }: GetMetricStatisticsCommandInput): Wanted {
  if (Statistics.length === 0 && ExtendedStatistics.length === 0) {
    throw invalidCombination("At least one of the parameters Statistics and ExtendedStatistics must be specified.");
  }
  const read = (parameter: string, names: readonly string[], find: (name: string) => Statistic | undefined) =>
    names.map((name, index) => {
      const statistic = find(name);
      if (statistic) return [name, statistic] as const;
      throw invalidValue(`The value ${name} for parameter ${parameter}.member.${index + 1} is not supported.`);
    });
  const findSimple = (name: string) => (Object.hasOwn(simpleStatistics, name) ? simpleStatistics[name] : undefined);
  return {
    simple: read("Statistics", Statistics, findSimple),
    extended: read("ExtendedStatistics", ExtendedStatistics, parsePercentile),
  };
}

function computeAll({ simple, extended }: Wanted, distribution: Distribution): Datapoint {
  const compute = (statistics: Wanted["simple"]): Record<string, number> =>
    Object.fromEntries(
      statistics.flatMap(([name, statistic]) => {
        const value = statistic(distribution);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  return {
    ...compute(simple),
    ...(extended.length > 0 ? { ExtendedStatistics: compute(extended) } : {}),
  };
}
