import type { Service, ServiceHost } from "../../service.ts";
import { openMetricTable, type MetricTable } from "./metric-table.ts";
import { getMetricData } from "./operations/get-metric-data.ts";
import { getMetricStatistics } from "./operations/get-metric-statistics.ts";
import { listMetrics } from "./operations/list-metrics.ts";
import { putMetricData } from "./operations/put-metric-data.ts";

/** The context of CloudWatch's operations. */
export interface Monitoring {
  readonly host: ServiceHost;
  readonly table: MetricTable;
}

/** CloudWatch: metrics that clients publish, and those that Step Functions and Lambda of this endpoint record. */
export function createMonitoringService(host: ServiceHost): Service {
  const monitoring: Monitoring = { host, table: openMetricTable(host.store) };
  return {
    operations: {
      GetMetricData: getMetricData(monitoring),
      GetMetricStatistics: getMetricStatistics(monitoring),
      ListMetrics: listMetrics(monitoring),
      PutMetricData: putMetricData(monitoring),
    },
  };
}
