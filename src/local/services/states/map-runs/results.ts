import { dataLimitExceeded, mostPayloadBytes, type Json, type MapRunPlan } from "../../../states-language/index.ts";
import { redriveState } from "../requests/redrive-state.ts";
import type { EndedChild } from "./child-executions.ts";
import { resultWriterFailed } from "./item-reader-failed.ts";
import type { S3Call } from "./s3-call.ts";

/**
 * The result of a distributed Map state, as JSON text: the children's results themselves, or where they were written.
 * @throws StatesError when they are too large for the state, or cannot be written
 */
export async function deliverResults(plan: MapRunPlan, children: readonly EndedChild[], s3: S3Call): Promise<string> {
  const { request, transformation } = plan.writer;
  if (request) return writeResults(plan, children, s3);
  const output = joinResults(children.filter(hasSucceeded), transformation, "JSON");
  if (Buffer.byteLength(output) > mostPayloadBytes) throw dataLimitExceeded(plan.stateName);
  return output;
}

/** `PREFIX/UUID/manifest.json` beside one file for each kind of ending, as the developer guide shows them. */
export async function writeResults(plan: MapRunPlan, children: readonly EndedChild[], s3: S3Call): Promise<string> {
  const { request = {}, transformation, outputType } = plan.writer;
  const bucket = String(request["Bucket"] ?? "");
  const prefix = String(request["Prefix"] ?? "").replace(/\/$/, "");
  const folder = [prefix, plan.mapRunArn.split(":").at(-1)].filter(Boolean).join("/");
  const ending = outputType === "JSONL" ? "jsonl" : "json";
  const put = async (key: string, body: string): Promise<{ Key: string; Size: number }> => {
    await s3("PutObject", { Bucket: bucket, Key: key, Body: Buffer.from(body) }, resultWriterFailed);
    return { Key: key, Size: Buffer.byteLength(body) };
  };
  const file = async (name: string, of: readonly EndedChild[], shape: Transformation): Promise<Json[]> =>
    of.length === 0 ? [] : [await put(`${folder}/${name}_0.${ending}`, joinResults(of, shape, outputType))];
  const manifest = {
    DestinationBucket: bucket,
    MapRunArn: plan.mapRunArn,
    ResultFiles: {
      FAILED: await file(
        "FAILED",
        children.filter((child) => !hasSucceeded(child)),
        "NONE",
      ),
      PENDING: [],
      SUCCEEDED: await file("SUCCEEDED", children.filter(hasSucceeded), transformation),
    },
  };
  const { Key } = await put(`${folder}/manifest.json`, JSON.stringify(manifest));
  return JSON.stringify({ MapRunArn: plan.mapRunArn, ResultWriterDetails: { Bucket: bucket, Key } });
}

type Transformation = MapRunPlan["writer"]["transformation"];

function hasSucceeded({ outcome }: EndedChild): boolean {
  return outcome.status === "SUCCEEDED";
}

function joinResults(
  children: readonly EndedChild[],
  transformation: Transformation,
  outputType: "JSON" | "JSONL",
): string {
  const results = children.flatMap((child) => shapeResult(child, transformation));
  return outputType === "JSONL" ? results.join("\n") : `[${results.join(",")}]`;
}

function shapeResult(child: EndedChild, transformation: Transformation): string[] {
  if (transformation === "NONE") return [JSON.stringify(describeChild(child))];
  const output = child.outcome.status === "SUCCEEDED" ? child.outcome.output : "null";
  if (transformation === "COMPACT") return [output];
  const read: unknown = JSON.parse(output);
  return Array.isArray(read) ? read.map((item) => JSON.stringify(item)) : [output];
}

function describeChild({ arn, name, stateMachineArn, input, started, stopped, outcome }: EndedChild) {
  const { redriveCount, redriveStatus, redriveStatusReason } = redriveState(outcome.status);
  return {
    ...(outcome.status !== "SUCCEEDED" && { Cause: outcome.cause, Error: outcome.error }),
    ExecutionArn: arn,
    Input: input,
    InputDetails: { Included: true },
    Name: name,
    ...(outcome.status === "SUCCEEDED" && { Output: outcome.output, OutputDetails: { Included: true } }),
    RedriveCount: redriveCount,
    RedriveStatus: redriveStatus,
    RedriveStatusReason: redriveStatusReason,
    StartDate: new Date(started).toISOString(),
    StateMachineArn: stateMachineArn,
    Status: outcome.status,
    StopDate: new Date(stopped).toISOString(),
  };
}
