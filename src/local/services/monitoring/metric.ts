import type { Dimension } from "@aws-sdk/client-cloudwatch";

/** The identity of a series of measurements. The order of dimensions does not matter. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Where a metric lives. */
export interface MetricHome {
  readonly account: string;
  readonly region: string;
}

/** The dimensions as text: equal for equal sets. */
export function dimensionsKey(dimensions: Readonly<Record<string, string>>): string {
  const entries = Object.entries(dimensions);
  return JSON.stringify(entries.length > 1 ? entries.sort(([a], [b]) => (a < b ? -1 : 1)) : entries);
}

/** Dimensions out of the text that `dimensionsKey` wrote, in the order of names. */
export function readDimensions(key: string): { Name: string; Value: string }[] {
  const entries: [string, string][] = JSON.parse(key);
  return entries.map(([Name, Value]) => ({ Name, Value }));
}

/** The dimensions of a request. */
export function dimensionsOf(list: readonly Dimension[] | undefined): Record<string, string> {
  return Object.fromEntries((list ?? []).map(({ Name = "", Value = "" }) => [Name, Value]));
}
