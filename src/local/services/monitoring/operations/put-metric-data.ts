import type { PutMetricDataCommandInput, PutMetricDataCommandOutput } from "@aws-sdk/client-cloudwatch";
import type { Operation } from "../../../service.ts";
import { invalidValue, missingParameter } from "../metric-errors.ts";
import { readDatum } from "../published-data.ts";
import type { Monitoring } from "../service.ts";

const mostData = 1000;

/** PutMetricData: all of a request's data are stored, or none. */
export function putMetricData({
  host,
  table,
}: Monitoring): Operation<PutMetricDataCommandInput, PutMetricDataCommandOutput> {
  return (input, { caller }) => {
    const { Namespace: namespace } = input;
    if (!namespace) throw missingParameter("Namespace");
    // Namespaces of AWS belong to its services.
    if (namespace.startsWith("AWS/")) throw invalidValue("The value AWS/ for parameter Namespace is invalid.");
    if (namespace.length > 255 || namespace.startsWith(":")) {
      throw invalidValue(`The value ${namespace} for parameter Namespace is invalid.`);
    }
    const data = input.MetricData ?? [];
    if (data.length === 0 && !input.EntityMetricData?.length) throw missingParameter("MetricData");
    if (input.EntityMetricData?.length) {
      throw invalidValue("The local endpoint does not take the parameter EntityMetricData: use MetricData.");
    }
    if (data.length > mostData) {
      throw invalidValue(`The collection MetricData must not have a size greater than ${mostData}.`);
    }
    const home = { account: caller.account, region: caller.region };
    const now = host.now();
    table.add(
      data.map((datum, index) =>
        readDatum(datum, { home, namespace, parameter: `MetricData.member.${index + 1}`, now }),
      ),
    );
    return {};
  };
}
