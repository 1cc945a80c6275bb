import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { encodeKey } from "../../run/encoded-key.ts";
import { parseJson, readMember, readText } from "../../json-member.ts";
import type { BatchRun } from "../batch-run.ts";
import { executionName } from "../rows/execution-name.ts";
import { readExpectation, writeExpectation } from "../rows/expectation.ts";
import { readRows } from "../manifest/read-rows.ts";
import type { BulkRow } from "../rows/row.ts";
import type { BulkMachine } from "../rows/run-rows.ts";
import type { StartedRow } from "../rows/row-result.ts";

/** Writes the rows that have not ended as the map machine takes them, a JSON line each. Answers how many. */
export async function writeItems(
  run: BatchRun,
  { file, leftOut }: { file: string; leftOut: ReadonlySet<number> },
): Promise<number> {
  const { record, manifest, machines, bucket } = run.prepared;
  const stream = createWriteStream(file, { mode: 0o600 });
  const ended = finished(stream);
  ended.catch(() => {});
  let count = 0;
  for await (const rows of readRows(manifest, record))
    for (const row of rows)
      for (let repeat = 1; repeat <= record.repeat; repeat += 1) {
        if (leftOut.has(row.row) || run.isEnded(row, repeat)) continue;
        count += 1;
        const item = itemOf({ row, repeat, batch: record.batch, machine: machines.of(row.stage), bucket });
        if (!stream.write(`${JSON.stringify(item)}\n`)) await drained(stream, ended);
      }
  stream.end();
  await ended;
  return count;
}

async function drained(stream: NodeJS.EventEmitter, ended: Promise<void>): Promise<void> {
  await Promise.race([new Promise((resolve) => stream.once("drain", resolve)), ended]);
}

function itemOf(of: {
  row: BulkRow;
  repeat: number;
  batch: string;
  machine: BulkMachine;
  bucket: string | undefined;
}): object {
  const { row, repeat, machine } = of;
  const execution = executionName(of.batch, row, repeat);
  return {
    row: row.row,
    repeat,
    place: row.place,
    key: row.key,
    photo: row.photo,
    expect: row.expect && writeExpectation(row.expect),
    machine: machine.name,
    machineArn: machine.arn,
    execution,
    executionArn: `${machine.arn.replace(":stateMachine:", ":execution:")}:${execution}`,
    // As a row that is started from here is given its input: the same name then stands for the same execution.
    input: { userId: row.user, s3Bucket: of.bucket, s3Key: encodeKey(row.key) },
  };
}

/** The row that an item was made of; undefined for anything else. */
export function readItem(text: string | undefined): StartedRow | undefined {
  const item = parseJson(text);
  const [row, repeat] = [readMember(item, "row"), readMember(item, "repeat")];
  const [place, key, user] = [readText(item, "place"), readText(item, "key"), readText(item, "input", "userId")];
  const [machine, execution] = [readText(item, "machine"), readText(item, "execution")];
  if (typeof row !== "number" || typeof repeat !== "number") return undefined;
  if (place === undefined || key === undefined || user === undefined) return undefined;
  if (machine === undefined || execution === undefined) return undefined;
  const expect = readExpectation(readText(item, "expect") ?? "");
  return {
    row: { row, place, user, key, photo: readText(item, "photo"), stage: undefined, expect },
    repeat,
    machine,
    execution,
  };
}
