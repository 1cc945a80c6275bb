import { nameOfArn } from "../../../../../arn.ts";
import type { ResultWriterPlan } from "../../../../states-language/index.ts";
import type { Executions } from "../../records/executions.ts";
import type { MapRunRecord } from "../../records/map-runs.ts";
import type { ChildInput } from "../child-inputs.ts";
import type { ChildNames } from "../child-names.ts";
import { resultWriterFailed } from "../map-run-failures.ts";
import { pendingResult, resultsOf, storedChildren } from "./result-entries.ts";
import { mostBytesOfFile, type ResultFile, writeEntries } from "./result-files.ts";
import type { S3Call } from "../s3-call.ts";

/** Where the results of a map run go, and what there is to write. */
interface ResultsOptions {
  readonly s3: S3Call;
  readonly executions: Executions;
  readonly mapRun: MapRunRecord;
  readonly names: ChildNames;
  /** Children that were not begun. */
  readonly pending: AsyncIterable<ChildInput>;
}

interface Place {
  readonly bucket: string;
  readonly folder: string;
}

/**
 * Writes `PREFIX/UUID/manifest.json` beside one or more files for each kind of ending ("ResultWriter" in the developer
 * guide).
 * @returns the result of the Map state
 * @throws StatesError `States.ResultWriterFailed`
 */
export async function writeResults(options: ResultsOptions): Promise<string> {
  const { s3, executions, mapRun, names, pending } = options;
  const { outputType, transformation } = mapRun.writer;
  const { bucket, folder } = placeOf(mapRun);
  const ending = outputType === "JSONL" ? "jsonl" : "json";
  const write = (name: string, entries: AsyncIterable<string>): Promise<ResultFile[]> =>
    writeEntries(entries, {
      outputType,
      mostBytes: mostBytesOfFile,
      keyOf: (file) => `${folder}/${name}_${file}.${ending}`,
      put: async (Key, Body) => void (await s3("PutObject", { Bucket: bucket, Key, Body }, resultWriterFailed)),
    });
  async function* ended(status: "SUCCEEDED" | "UNSUCCESSFUL"): AsyncGenerator<string> {
    for (const child of storedChildren(executions, mapRun.id, status))
      yield* resultsOf(child, { executions, names, transformation });
  }
  async function* unbegun(): AsyncGenerator<string> {
    for await (const input of pending) yield pendingResult(input, names);
  }
  const SUCCEEDED = await write("SUCCEEDED", ended("SUCCEEDED"));
  const FAILED = await write("FAILED", ended("UNSUCCESSFUL"));
  const PENDING = await write("PENDING", unbegun());
  const Key = await writeManifest(s3, mapRun, { FAILED, PENDING, SUCCEEDED });
  return JSON.stringify({ MapRunArn: mapRun.arn, ResultWriterDetails: { Bucket: bucket, Key } });
}

/** AWS writes a first manifest before anything runs, so that a place that cannot be written to is found at once. */
export async function writeTestManifest(s3: S3Call, mapRun: MapRunRecord): Promise<void> {
  const fail = (cause: string) =>
    resultWriterFailed(`Failed to write a test manifest file to the specified output bucket. ${cause}`);
  await writeManifest(s3, mapRun, { FAILED: [], PENDING: [], SUCCEEDED: [] }, fail);
}

async function writeManifest(
  s3: S3Call,
  mapRun: MapRunRecord,
  ResultFiles: Readonly<Record<"FAILED" | "PENDING" | "SUCCEEDED", readonly ResultFile[]>>,
  fail = resultWriterFailed,
): Promise<string> {
  const { bucket, folder } = placeOf(mapRun);
  const Key = `${folder}/manifest.json`;
  const manifest = { DestinationBucket: bucket, MapRunArn: mapRun.arn, ResultFiles };
  const Body = Buffer.from(JSON.stringify(manifest));
  await s3("PutObject", { Bucket: bucket, Key, Body, ContentType: "application/json" }, fail);
  return Key;
}

function placeOf({ arn, writer }: { arn: string; writer: ResultWriterPlan }): Place {
  const prefix = String(writer.request?.["Prefix"] ?? "").replace(/\/$/, "");
  const folder = [prefix, nameOfArn(arn)].filter(Boolean).join("/");
  return { bucket: String(writer.request?.["Bucket"] ?? ""), folder };
}
