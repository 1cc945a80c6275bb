import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { programs } from "../../../support/programs.ts";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";

const run = promisify(execFile);
const endpoint = await useTestEndpoint();

/** Runs a line of the `aws` CLI; answers what it printed, also when it failed. */
async function aws(...words: string[]): Promise<string> {
  const env = { PATH: process.env["PATH"], HOME: endpoint.dataFolder, ...endpoint.environment };
  try {
    const { stdout } = await run("aws", ["cloudwatch", ...words, "--output", "json"], { env });
    return stdout.trim();
  } catch (error) {
    return error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
  }
}

// Each line starts a Python program.
test.runIf(programs.has("aws"))("the aws CLI publishes a metric and reads it back", { timeout: 120_000 }, async () => {
  const minute = Math.floor(Date.now() / 60_000) * 60_000;
  const range = [
    "--start-time",
    new Date(minute - 60_000).toISOString(),
    "--end-time",
    new Date(minute + 600_000).toISOString(),
  ];
  const metric = ["--namespace", "Rides", "--metric-name", "Waits"];
  expect(
    await aws("put-metric-data", ...metric, "--value", "4.5", "--unit", "Seconds", "--dimensions", "City=서울"),
  ).toBe("");
  const listed: unknown = JSON.parse(await aws("list-metrics", "--namespace", "Rides"));
  expect(listed).toEqual({
    Metrics: [{ Namespace: "Rides", MetricName: "Waits", Dimensions: [{ Name: "City", Value: "서울" }] }],
  });
  const statistics: unknown = JSON.parse(
    await aws(
      "get-metric-statistics",
      ...metric,
      "--dimensions",
      "Name=City,Value=서울",
      ...range,
      "--period",
      "60",
      "--statistics",
      "Sum",
      "Average",
    ),
  );
  expect(statistics).toMatchObject({ Label: "Waits", Datapoints: [{ Sum: 4.5, Average: 4.5, Unit: "Seconds" }] });
  expect(
    await aws(
      "get-metric-statistics",
      ...metric,
      "--start-time",
      new Date(minute).toISOString(),
      "--end-time",
      new Date(minute - 60_000).toISOString(),
      "--period",
      "60",
      "--statistics",
      "Sum",
    ),
  ).toContain(
    "An error occurred (InvalidParameterValue) when calling the GetMetricStatistics operation: The parameter StartTime must be less than the parameter EndTime.",
  );
});
