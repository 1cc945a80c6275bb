import { nameOfArn } from "../../../arn.ts";
import { getObject } from "../../../aws/bucket/objects.ts";
import { openObject } from "../../../aws/bucket/object-streams.ts";
import { UserError } from "../../../user-error.ts";
import { parseJson, readMember, readText } from "../../json-member.ts";
import type { BatchRun } from "../batch-run.ts";
import { readChildResult } from "./child-result.ts";
import { readResultObjects } from "./result-lines.ts";

/** Takes the ends of all rows of a map run from the files its manifest names. */
export async function collectResults(
  run: BatchRun,
  place: { bucket: string; prefix: string; mapRunArn: string },
): Promise<void> {
  const { session } = run.environment;
  const { bucket } = place;
  const key = `${place.prefix}/${nameOfArn(place.mapRunArn)}/manifest.json`;
  const manifest = await run.limiters.other("GetObject").call(() => getObject(session, { bucket, key }));
  const files = manifest && readMember(parseJson(Buffer.from(manifest.body).toString("utf8")), "ResultFiles");
  if (files === undefined) throw noResults(`s3://${bucket}/${key}`);
  for (const kind of ["SUCCEEDED", "FAILED"]) {
    const listed = readMember(files, kind);
    for (const file of Array.isArray(listed) ? listed : []) await collectFile(run, bucket, readText(file, "Key") ?? "");
  }
}

async function collectFile(run: BatchRun, bucket: string, key: string): Promise<void> {
  const { session } = run.environment;
  const pieces = await run.limiters.other("GetObject").call(() => openObject(session, { bucket, key }));
  if (pieces === undefined) throw noResults(`s3://${bucket}/${key}`);
  for await (const text of readResultObjects(pieces)) {
    const result = readChildResult(text);
    // A collection that was cut off is done again from its beginning.
    if (result && !run.isEnded(result, result.repeat)) await run.take(result);
  }
}

function noResults(place: string): UserError {
  return new UserError({ code: "results-missing", values: { place } });
}
