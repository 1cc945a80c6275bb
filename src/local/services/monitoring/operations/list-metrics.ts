import type { DimensionFilter, ListMetricsCommandInput, ListMetricsCommandOutput } from "@aws-sdk/client-cloudwatch";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { cutPage, readPageToken, writePageToken } from "../../../service-kit/paging.ts";
import { readDimensions } from "../metric.ts";
import { invalidValue, missingParameter } from "../metric-errors.ts";
import type { Monitoring } from "../service.ts";

const pageSize = 500;
const twoWeeks = 14 * 24 * 3600;
const threeHours = 3 * 3600;

/** ListMetrics: metrics with data in the past two weeks, 500 a page. */
export function listMetrics({ host, table }: Monitoring): Operation<ListMetricsCommandInput, ListMetricsCommandOutput> {
  return (input, { caller }) => {
    const { Namespace: namespace, MetricName: name, RecentlyActive: recent } = input;
    if (recent !== undefined && recent !== "PT3H") {
      throw invalidValue(`The value ${recent} for parameter RecentlyActive is invalid.`);
    }
    const filters = input.Dimensions ?? [];
    for (const [index, filter] of filters.entries()) {
      if (!filter.Name) throw missingParameter(`Dimensions.member.${index + 1}.Name`);
    }
    host.metrics.flush();
    const since = Math.floor(host.now() / 1000) - (recent === undefined ? twoWeeks : threeHours);
    const listed = table
      .list(caller, { since, ...(namespace ? { namespace } : {}), ...(name ? { name } : {}) })
      .map((metric) => ({ ...metric, shown: readDimensions(metric.dimensions) }))
      .filter(({ shown }) => filters.every((filter) => shown.some((dimension) => matches(filter, dimension))));
    const { page, next } = cutPage(listed, {
      positionOf: (metric) => [metric.namespace, metric.name, metric.dimensions],
      after: readPageToken(input.NextToken, invalidToken),
      limit: pageSize,
    });
    return {
      Metrics: page.map((metric) => ({
        Namespace: metric.namespace,
        MetricName: metric.name,
        Dimensions: metric.shown,
      })),
      ...(next ? { NextToken: writePageToken(next) } : {}),
    };
  };
}

function matches({ Name, Value }: DimensionFilter, dimension: { Name: string; Value: string }): boolean {
  return dimension.Name === Name && (Value === undefined || dimension.Value === Value);
}

function invalidToken(): AwsError {
  return new AwsError("InvalidNextToken", "The next token specified is invalid.");
}
