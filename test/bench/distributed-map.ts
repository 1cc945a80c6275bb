import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import type { DaemonInfo } from "../../src/local/daemon/daemon-info.ts";
import { daemonModule } from "./built-daemon.ts";
import { residentMegabytes } from "./daemon-start.ts";
import { sendRawRequests } from "./raw-client.ts";
import type { BenchRow } from "./report.ts";
import { createServiceRole } from "../support/service-role.ts";

const region = "us-west-2";
const rows = 20_000;
const fewRows = 2000;
const bucket = "bench-rows";

/**
 * Rows of a CSV file in S3 through a distributed Map state: a Standard child with its history for each, results written
 * to S3. Beside it in the same run: as many executions of the same states, each started by its own request. The
 * memory is the daemon's highest, against the same with a tenth of the rows.
 */
export async function benchDistributedMap(): Promise<BenchRow[]> {
  const few = await inDaemon((daemon) => runRows(daemon, fewRows));
  const [many, single] = await inDaemon(async (daemon) => [await runRows(daemon, rows), await startSingly(daemon)]);
  return [
    {
      what: `${rows} rows, distributed Map, Standard children`,
      measured: `${many.rate.toFixed(0)} rows/s`,
      comparison: `one StartExecution for each: ${single.toFixed(0)}/s`,
      ratio: `${(many.rate / single).toFixed(2)} ×`,
      budget: "700 rows/s",
      kept: many.rate >= 700,
    },
    {
      what: `daemon's memory at most, ${rows} rows`,
      measured: `${many.megabytes.toFixed(0)} MB`,
      comparison: `${fewRows} rows: ${few.megabytes.toFixed(0)} MB`,
      ratio: `${(many.megabytes / few.megabytes).toFixed(2)} ×`,
      budget: "200 MB",
      kept: many.megabytes <= 200,
    },
  ];
}

async function inDaemon<Result>(use: (daemon: DaemonInfo) => Promise<Result>): Promise<Result> {
  const { ensureDaemon, stopDaemon } = await daemonModule();
  const dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-bench-"));
  try {
    return await use(await ensureDaemon({ dataFolder }));
  } finally {
    await stopDaemon(dataFolder);
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function runRows(daemon: DaemonInfo, count: number): Promise<{ rate: number; megabytes: number }> {
  const config = { endpoint: daemon.url, region, credentials: daemon.credentials };
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const states = new SFNClient(config);
  await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: "rows.csv", Body: csvOf(count) }));
  const stateMachineArn = await createMachine(config, { name: "rows", definition: mapOfRows });
  const begin = performance.now();
  const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn }));
  let megabytes = 0;
  for (;;) {
    const { status, output, cause } = await states.send(new DescribeExecutionCommand({ executionArn }));
    megabytes = Math.max(megabytes, residentMegabytes(daemon.pid));
    if (status === "RUNNING") await sleep(50);
    else if (status === "SUCCEEDED") {
      const seconds = (performance.now() - begin) / 1000;
      await checkResults(s3, String(output), count);
      return { rate: count / seconds, megabytes };
    } else throw new Error(`the execution ended as ${status}: ${cause}`);
  }
}

/** Every row has its result, once. */
async function checkResults(s3: S3Client, output: string, count: number): Promise<void> {
  const read = async (Key: string): Promise<string> =>
    (await (await s3.send(new GetObjectCommand({ Bucket: bucket, Key }))).Body?.transformToString()) ?? "";
  const { ResultFiles } = JSON.parse(await read(JSON.parse(output).ResultWriterDetails.Key));
  const results: { readonly Input: string }[] = JSON.parse(await read(ResultFiles.SUCCEEDED[0].Key));
  const users = new Set(results.map(({ Input }) => String(JSON.parse(Input).userId)));
  if (results.length !== count || users.size !== count) throw new Error(`${users.size} of ${count} rows have a result`);
}

async function startSingly(daemon: DaemonInfo): Promise<number> {
  const config = { endpoint: daemon.url, region, credentials: daemon.credentials };
  const stateMachineArn = await createMachine(config, { name: "single", definition: JSON.stringify(child) });
  return sendRawRequests({
    target: { url: daemon.url, region, credentials: daemon.credentials },
    operation: "StartExecution",
    count: rows,
    connections: 64,
    body: (index) =>
      JSON.stringify({ stateMachineArn, input: JSON.stringify({ userId: `user-${index}`, key: `${index}.jpg` }) }),
  });
}

function csvOf(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => `user-${index},photos/${index}.jpg,4,accepted`);
  return ["userId,key,stage,expect", ...lines].join("\n");
}

const child = { StartAt: "Done", States: { Done: { Type: "Pass", End: true } } };

const mapOfRows = JSON.stringify({
  StartAt: "Rows",
  States: {
    Rows: {
      Type: "Map",
      Label: "Rows",
      ItemReader: {
        Resource: "arn:aws:states:::s3:getObject",
        Parameters: { Bucket: bucket, Key: "rows.csv" },
        ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
      },
      ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...child },
      ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: bucket, Prefix: "results" } },
      End: true,
    },
  },
});

async function createMachine(
  config: { endpoint: string; region: string; credentials: DaemonInfo["credentials"] },
  machine: { name: string; definition: string },
): Promise<string> {
  const roleArn = await createServiceRole(config, {
    name: `bench-${machine.name}`,
    allow: ["s3:GetObject", "s3:PutObject", "states:StartExecution"],
  });
  const { stateMachineArn } = await new SFNClient(config).send(new CreateStateMachineCommand({ ...machine, roleArn }));
  return stateMachineArn ?? "";
}
