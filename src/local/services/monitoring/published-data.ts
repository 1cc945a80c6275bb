import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import { addValue, createDistribution, type Distribution } from "./distribution.ts";
import { dimensionsOf, type MetricHome } from "./metric.ts";
import { invalidCombination, invalidValue, missingParameter } from "./metric-errors.ts";
import type { PublishedPoint } from "./metric-table.ts";

/** Limits of one datum (CloudWatch User Guide, "CloudWatch service quotas"). */
const mostValues = 150;
const mostDimensions = 30;
const largestValue = 2 ** 360;
const oldestMilliseconds = 14 * 24 * 3_600_000;
const futureMilliseconds = 2 * 3_600_000;

const sizes = [
  "Bits",
  "Bytes",
  "Kilobits",
  "Kilobytes",
  "Megabits",
  "Megabytes",
  "Gigabits",
  "Gigabytes",
  "Terabits",
  "Terabytes",
];
const units = new Set([
  "Seconds",
  "Microseconds",
  "Milliseconds",
  "Percent",
  "Count",
  "Count/Second",
  "None",
  ...sizes.flatMap((size) => [size, `${size}/Second`]),
]);

/**
 * Checks one datum of PutMetricData and makes the point of it.
 *
 * @param parameter the datum's path in the query protocol: `MetricData.member.1`
 * @throws AwsError in AWS's words (recorded cases)
 */
export function readDatum(
  datum: MetricDatum,
  context: { readonly home: MetricHome; readonly namespace: string; readonly parameter: string; readonly now: number },
): PublishedPoint {
  const { home, namespace, parameter, now } = context;
  const name = datum.MetricName;
  if (!name) throw missingParameter(`${parameter}.MetricName`);
  if (name.length > 255) throw invalidValue(`The value ${name} for parameter ${parameter}.MetricName is invalid.`);
  const unit = datum.Unit ?? "None";
  if (!units.has(unit)) throw invalidValue(`The value ${unit} for parameter ${parameter}.Unit is invalid.`);
  checkDimensions(datum, parameter);
  const resolution = datum.StorageResolution ?? 60;
  if (resolution !== 1 && resolution !== 60) {
    throw invalidValue(`The value ${resolution} for parameter ${parameter}.StorageResolution is invalid.`);
  }
  const measured = datum.Timestamp?.getTime() ?? now;
  if (measured < now - oldestMilliseconds) {
    throw invalidValue(`The parameter ${parameter}.Timestamp must specify a time within the past two weeks.`);
  }
  if (measured > now + futureMilliseconds) {
    throw invalidValue(
      `The parameter ${parameter}.Timestamp must specify a time no more than two hours in the future.`,
    );
  }
  return {
    home,
    metric: { namespace, name, dimensions: dimensionsOf(datum.Dimensions) },
    time: Math.floor(measured / 1000 / resolution) * resolution,
    unit,
    distribution: readDistribution(datum, parameter),
  };
}

function checkDimensions({ Dimensions: dimensions = [] }: MetricDatum, parameter: string): void {
  if (dimensions.length > mostDimensions) {
    throw invalidValue(`The collection ${parameter}.Dimensions must not have a size greater than ${mostDimensions}.`);
  }
  for (const [index, { Name, Value }] of dimensions.entries()) {
    const path = `${parameter}.Dimensions.member.${index + 1}`;
    if (!Name) throw missingParameter(`${path}.Name`);
    if (!Value) throw missingParameter(`${path}.Value`);
    if (Name.length > 255 || Name.startsWith(":")) {
      throw invalidValue(`The value ${Name} for parameter ${path}.Name is invalid.`);
    }
    if (Value.length > 1024) throw invalidValue(`The value ${Value} for parameter ${path}.Value is invalid.`);
  }
}

/** Exactly one of a value, values with their counts, and a summary. */
function readDistribution(datum: MetricDatum, parameter: string): Distribution {
  const given = (["Value", "Values", "StatisticValues"] as const).filter((member) => datum[member] !== undefined);
  const [first, second] = given;
  if (first === undefined) {
    throw missingParameter(`${parameter}.Value`);
  }
  if (second !== undefined) {
    throw invalidCombination(
      `The parameters ${parameter}.${first} and ${parameter}.${second} are mutually exclusive and you have specified both.`,
    );
  }
  if (datum.StatisticValues !== undefined) return readSummary(datum.StatisticValues, `${parameter}.StatisticValues`);
  const values = datum.Values ?? [datum.Value ?? 0];
  const counts = datum.Values === undefined ? undefined : datum.Counts;
  if (counts !== undefined && counts.length !== values.length) {
    throw invalidValue(`The parameters ${parameter}.Values and ${parameter}.Counts must be of the same size.`);
  }
  if (values.length > mostValues) {
    throw invalidValue(`The collection ${parameter}.Values must not have a size greater than ${mostValues}.`);
  }
  const distribution = createDistribution();
  for (const [index, value] of values.entries()) {
    const path = datum.Values === undefined ? "Value" : `Values.member.${index + 1}`;
    addValue(distribution, checkNumber(value, `${parameter}.${path}`), checkCount(counts?.[index], parameter, index));
  }
  return distribution;
}

function checkCount(count: number | undefined, parameter: string, index: number): number {
  const checked = checkNumber(count ?? 1, `${parameter}.Counts.member.${index + 1}`);
  if (checked > 0) return checked;
  throw invalidValue(`The value ${checked} for parameter ${parameter}.Counts.member.${index + 1} is invalid.`);
}

function readSummary(summary: NonNullable<MetricDatum["StatisticValues"]>, parameter: string): Distribution {
  const read = (member: "SampleCount" | "Sum" | "Minimum" | "Maximum"): number => {
    const value = summary[member];
    if (value === undefined) throw missingParameter(`${parameter}.${member}`);
    return checkNumber(value, `${parameter}.${member}`);
  };
  const distribution = { count: read("SampleCount"), sum: read("Sum"), min: read("Minimum"), max: read("Maximum") };
  if (distribution.count <= 0) {
    throw invalidValue(`The value ${distribution.count} for parameter ${parameter}.SampleCount is invalid.`);
  }
  if (distribution.min > distribution.max) {
    throw invalidCombination(`The parameter ${parameter}.Minimum must be less than or equal to ${parameter}.Maximum.`);
  }
  return { ...distribution, values: undefined };
}

/** CBOR and JSON may carry numbers that are none. */
function checkNumber(value: number, parameter: string): number {
  if (Number.isFinite(value) && Math.abs(value) <= largestValue) return value;
  throw invalidValue(`The value ${value} for parameter ${parameter} is invalid.`);
}
