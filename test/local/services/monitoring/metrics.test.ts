import { gzipSync } from "node:zlib";
import { AwsJson1_0Protocol, AwsQueryProtocol } from "@aws-sdk/core/protocols";
import {
  CloudWatchClient,
  CloudWatchServiceException,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
  type CloudWatchClientConfig,
  type MetricDatum,
} from "@aws-sdk/client-cloudwatch";
import { SmithyRpcV2CborProtocol } from "@smithy/core/cbor";
import { beforeAll, describe, expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";

const endpoint = await useTestEndpoint();

const minute = 60_000;
/** The begin of a past minute: measurements at times after it fall into one period. */
const start = Math.floor(Date.now() / minute) * minute - 10 * minute;
const range = { StartTime: new Date(start), EndTime: new Date(start + 10 * minute) };

const protocols = {
  CBOR: SmithyRpcV2CborProtocol,
  JSON: AwsJson1_0Protocol,
  Query: AwsQueryProtocol,
} satisfies Record<string, CloudWatchClientConfig["protocol"]>;

function makeClient(name: keyof typeof protocols): CloudWatchClient {
  const client = new CloudWatchClient({ ...endpoint.clientConfig, protocol: protocols[name] });
  return client;
}

/** The error of a call, as its code and text. */
async function refusal(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof CloudWatchServiceException ? `${error.name}: ${error.message}` : String(error);
}

describe.each(["CBOR", "JSON", "Query"] as const)("over %s", (protocol) => {
  const Namespace = `Rides/${protocol}`;
  let client: CloudWatchClient;
  const put = (...MetricData: MetricDatum[]) => client.send(new PutMetricDataCommand({ Namespace, MetricData }));
  beforeAll(() => {
    client = makeClient(protocol);
  });

  test("values are published, read as series and as statistics, and listed", async () => {
    const Dimensions = [
      { Name: "Stage", Value: "4" },
      { Name: "City", Value: "서울" },
    ];
    const values = { MetricName: "Waits", Dimensions, Unit: "Count" as const, Timestamp: new Date(start + 5000) };
    await put(
      { ...values, Values: [10, 1.5], Counts: [3, 2] },
      { ...values, Value: 9 },
      {
        ...values,
        Timestamp: new Date(start + minute),
        StatisticValues: { SampleCount: 4, Sum: 8, Minimum: 1, Maximum: 3 },
      },
    );
    const Metric = { Namespace, MetricName: "Waits", Dimensions: Dimensions.toReversed() };
    const stat = (Id: string, Stat: string) => ({ Id, MetricStat: { Metric, Period: 60, Stat } });
    const read = await client.send(
      new GetMetricDataCommand({ ...range, MetricDataQueries: [stat("sum", "Sum"), stat("middle", "p50")] }),
    );
    expect(read.MetricDataResults).toEqual([
      {
        Id: "sum",
        Label: "Waits Sum",
        StatusCode: "Complete",
        Timestamps: [new Date(start + minute), new Date(start)],
        Values: [8, 42],
      },
      // A summary tells no percentiles.
      { Id: "middle", Label: "Waits p50", StatusCode: "Complete", Timestamps: [new Date(start)], Values: [9] },
    ]);
    const statistics = await client.send(
      new GetMetricStatisticsCommand({
        ...range,
        ...Metric,
        Period: 60,
        Statistics: ["Maximum", "SampleCount", "Sum"],
      }),
    );
    expect(statistics.Label).toBe("Waits");
    expect(statistics.Datapoints).toEqual([
      { Timestamp: new Date(start), Unit: "Count", Maximum: 10, SampleCount: 6, Sum: 42 },
      { Timestamp: new Date(start + minute), Unit: "Count", Maximum: 3, SampleCount: 4, Sum: 8 },
    ]);
    const listed = await client.send(new ListMetricsCommand({ Namespace, Dimensions: [{ Name: "Stage" }] }));
    expect(listed.Metrics).toEqual([{ Namespace, MetricName: "Waits", Dimensions: Dimensions.toReversed() }]);
  });

  test("a metric that is not there has no values", async () => {
    const MetricStat = { Metric: { Namespace, MetricName: "None" }, Period: 60, Stat: "Sum" };
    const read = await client.send(
      new GetMetricDataCommand({ ...range, MetricDataQueries: [{ Id: "a", MetricStat }] }),
    );
    expect(read.MetricDataResults).toEqual([
      { Id: "a", Label: "None", StatusCode: "Complete", Timestamps: [], Values: [] },
    ]);
    expect(await client.send(new ListMetricsCommand({ Namespace: "None" }))).toMatchObject({ Metrics: [] });
  });

  // AWS's recorded answers.
  test.each([
    [
      { MetricName: "m", Value: 1, Values: [1] },
      "InvalidParameterCombinationException: The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both.",
    ],
    [
      { MetricName: "m", Values: [1], Counts: [1, 2] },
      "InvalidParameterValueException: The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.",
    ],
    [
      { MetricName: "m", Value: 1, StatisticValues: { SampleCount: 1, Sum: 1, Minimum: 1, Maximum: 1 } },
      "InvalidParameterCombinationException: The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are mutually exclusive and you have specified both.",
    ],
    [
      { Value: 1, MetricName: "" },
      "MissingRequiredParameterException: The parameter MetricData.member.1.MetricName is required.",
    ],
    [
      { MetricName: "m", Value: 1, Timestamp: new Date(0) },
      "InvalidParameterValueException: The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks.",
    ],
  ])("%j is refused", async (datum, expected) => {
    expect(await refusal(put(datum))).toBe(expected);
  });

  test("too many points and a range that ends before it begins are refused", async () => {
    const ask = (change: object) =>
      refusal(
        client.send(
          new GetMetricStatisticsCommand({
            Namespace,
            MetricName: "m",
            StartTime: new Date(start - 24 * 60 * minute),
            EndTime: new Date(start),
            Period: 1,
            Statistics: ["Sum"],
            ...change,
          }),
        ),
      );
    expect(await ask({})).toBe(
      "InvalidParameterCombinationException: You have requested up to 86400 datapoints, which exceeds the limit of 1440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.",
    );
    expect(await ask({ EndTime: new Date(start - 25 * 60 * minute) })).toBe(
      "InvalidParameterValueException: The parameter StartTime must be less than the parameter EndTime.",
    );
  });
});

test("series come in pages of as many points as are asked for", async () => {
  const client = makeClient("CBOR");
  const MetricData = [0, 1, 2].map((at) => ({
    MetricName: "Paged",
    Value: at,
    Timestamp: new Date(start + at * minute),
  }));
  await client.send(new PutMetricDataCommand({ Namespace: "Pages", MetricData }));
  const MetricStat = { Metric: { Namespace: "Pages", MetricName: "Paged" }, Period: 60, Stat: "Sum" };
  const ask = (NextToken?: string) =>
    client.send(
      new GetMetricDataCommand({
        ...range,
        MaxDatapoints: 2,
        ScanBy: "TimestampAscending",
        MetricDataQueries: [{ Id: "a", MetricStat }],
        ...(NextToken ? { NextToken } : {}),
      }),
    );
  const first = await ask();
  expect(first.MetricDataResults?.[0]).toMatchObject({ Values: [0, 1], StatusCode: "PartialData" });
  const second = await ask(first.NextToken);
  expect(second.MetricDataResults?.[0]).toMatchObject({ Values: [2], StatusCode: "Complete" });
  expect(second.NextToken).toBeUndefined();
});

test("units are stored separately, and a series of several units says so", async () => {
  const client = makeClient("JSON");
  const datum = { MetricName: "Mixed", Timestamp: new Date(start) };
  await client.send(
    new PutMetricDataCommand({
      Namespace: "Units",
      MetricData: [
        { ...datum, Value: 60_000, Unit: "Milliseconds" },
        { ...datum, Value: 60, Unit: "Seconds" },
      ],
    }),
  );
  const Metric = { Namespace: "Units", MetricName: "Mixed" };
  const read = await client.send(
    new GetMetricDataCommand({
      ...range,
      MetricDataQueries: [{ Id: "m1", MetricStat: { Metric, Period: 60, Stat: "Sum" } }],
    }),
  );
  expect(read.MetricDataResults?.[0]).toMatchObject({
    Values: [60_000],
    Messages: [{ Code: "MultipleUnits", Value: "Multiple units returned: '[Milliseconds, Seconds]'" }],
  });
  const statistics = await client.send(
    new GetMetricStatisticsCommand({ ...range, ...Metric, Period: 60, Statistics: ["Average"] }),
  );
  expect(statistics.Datapoints).toHaveLength(2);
});

test("metric math and namespaces of AWS are refused", async () => {
  const client = makeClient("Query");
  expect(
    await refusal(
      client.send(new GetMetricDataCommand({ ...range, MetricDataQueries: [{ Id: "a", Expression: "1+1" }] })),
    ),
  ).toBe(
    "InvalidParameterValueException: The local endpoint does not compute metric math: MetricDataQueries.member.1.Expression is '1+1'.",
  );
  expect(
    await refusal(
      client.send(new PutMetricDataCommand({ Namespace: "AWS/States", MetricData: [{ MetricName: "m", Value: 1 }] })),
    ),
  ).toBe("InvalidParameterValueException: The value AWS/ for parameter Namespace is invalid.");
});

test("a compressed body is read after its signature was checked, and a bomb is refused", async () => {
  const client = makeClient("JSON");
  // Beyond 10 KB the SDK compresses what it sends.
  const MetricData = Array.from({ length: 300 }, (_, at) => ({ MetricName: `Metric${at}`, Value: at }));
  await client.send(new PutMetricDataCommand({ Namespace: "Large", MetricData }));
  const listed = await client.send(new ListMetricsCommand({ Namespace: "Large" }));
  expect(listed.Metrics).toHaveLength(300);
  const bomb = makeClient("JSON");
  bomb.middlewareStack.add(
    (next) => (args) => {
      const request: { body: Uint8Array; headers: Record<string, string> } = Object(args.request);
      request.body = gzipSync(Buffer.alloc(2 * 1024 * 1024, " "));
      request.headers["content-encoding"] = "gzip";
      request.headers["content-length"] = String(request.body.length);
      return next(args);
    },
    { step: "build", priority: "low" },
  );
  expect(await refusal(bomb.send(new ListMetricsCommand({})))).toContain("RequestEntityTooLarge");
});
