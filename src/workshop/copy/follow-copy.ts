import { setTimeout as sleep } from "node:timers/promises";
import { nameOfArn } from "../../arn.ts";
import { openObject } from "../../aws/bucket/object-streams.ts";
import { getObject } from "../../aws/bucket/objects.ts";
import { findMapRun } from "../../aws/execution/map-run.ts";
import { describeExecution, type ExecutionView } from "../../aws/execution/read-execution.ts";
import { UserError } from "../../user-error.ts";
import { readResultObjects } from "../bulk/distributed/result-lines.ts";
import type { Environment } from "../environment.ts";
import { parseJson, readMember, readText } from "../json-member.ts";

/** The counts of the objects that the machine looked at. */
export interface CopyTally {
  readonly copied: number;
  readonly same: number;
  /** Deleted at the source meanwhile. */
  readonly gone: number;
}

/**
 * Waits for a copy and reads what it did.
 *
 * @param copy.results where the results of a distributed copy go; undefined for one in a single execution
 * @throws UserError `copy-failed` when the execution failed, timed out or was stopped
 */
export async function followCopy(
  environment: Environment,
  copy: { executionArn: string; results: { bucket: string; prefix: string } | undefined },
): Promise<CopyTally> {
  const { session, signal } = environment;
  let execution: ExecutionView | undefined;
  for (;;) {
    execution = await describeExecution(session, copy.executionArn);
    if (execution?.status !== "RUNNING") break;
    await sleep(session.pollMs, undefined, { signal });
  }
  if (execution?.status !== "SUCCEEDED") {
    const { error, cause, status } = execution ?? {};
    const reason = [error ?? status, cause].filter((part) => part !== undefined && part !== "").join(": ");
    throw new UserError({ code: "copy-failed", values: { execution: copy.executionArn, reason } });
  }
  if (copy.results === undefined) return tallyOf(parseJson(execution.output));
  return readResults(environment, { ...copy.results, executionArn: copy.executionArn });
}

async function readResults(
  { session }: Environment,
  place: { bucket: string; prefix: string; executionArn: string },
): Promise<CopyTally> {
  const { bucket } = place;
  const run = nameOfArn((await findMapRun(session, place.executionArn)) ?? "");
  const manifest = await getObject(session, { bucket, key: `${place.prefix}/${run}/manifest.json` });
  const files = manifest && readMember(parseJson(Buffer.from(manifest.body).toString("utf8")), "ResultFiles");
  const listed = readMember(files, "SUCCEEDED");
  let tally: CopyTally = { copied: 0, same: 0, gone: 0 };
  for (const file of Array.isArray(listed) ? listed : []) {
    const pieces = await openObject(session, { bucket, key: readText(file, "Key") ?? "" });
    if (pieces === undefined) throw new UserError({ code: "results-missing", values: { place: `s3://${bucket}` } });
    for await (const text of readResultObjects(pieces)) tally = add(tally, tallyOf(parseJson(text)));
  }
  return tally;
}

function tallyOf(value: unknown): CopyTally {
  const count = (name: string): number => {
    const member = readMember(value, name);
    return typeof member === "number" ? member : 0;
  };
  return { copied: count("copied"), same: count("same"), gone: count("gone") };
}

function add(one: CopyTally, other: CopyTally): CopyTally {
  return { copied: one.copied + other.copied, same: one.same + other.same, gone: one.gone + other.gone };
}
