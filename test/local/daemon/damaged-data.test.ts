import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CreateBucketCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ensureDaemon, resetData, stopDaemon, type DaemonInfo } from "../../../src/local/daemon/index.ts";

let dataFolder: string;
let whole: Buffer;
const state = (): string => join(dataFolder, "state.db");

function clientOf({ url, credentials }: DaemonInfo): S3Client {
  return new S3Client({ endpoint: url, credentials, region: "us-west-2", forcePathStyle: true });
}

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "wildrydes-damaged-"));
  await clientOf(await ensureDaemon({ dataFolder })).send(new CreateBucketCommand({ Bucket: "photos" }));
  await stopDaemon(dataFolder);
  whole = readFileSync(state());
});
afterEach(async () => {
  await stopDaemon(dataFolder);
  writeFileSync(state(), whole);
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

const damages: [what: string, damage: () => void, why: string][] = [
  ["junk", () => writeFileSync(state(), "junk".repeat(4000)), "it is not a whole SQLite database"],
  ["cut short", () => writeFileSync(state(), whole.subarray(0, whole.length / 2)), "it is not a whole SQLite database"],
  [
    "another program's",
    () => {
      rmSync(state());
      const db = new DatabaseSync(state());
      db.exec("CREATE TABLE mine (id INTEGER)");
      db.close();
    },
    "it was made by another program",
  ],
];

test.each(damages)("a store that is %s is reported in plain words and left as it is", async (_what, damage, why) => {
  damage();
  const before = readFileSync(state());
  await expect(ensureDaemon({ dataFolder })).rejects.toMatchObject({
    code: "local-damaged-data",
    fault: { values: { dataFolder, reason: expect.stringContaining(why) } },
  });
  expect(readFileSync(state())).toEqual(before);
});

test("a store of a newer version is refused before anything is written", async () => {
  const db = new DatabaseSync(state());
  db.exec("PRAGMA user_version=2");
  db.close();
  const before = readFileSync(state());
  await expect(ensureDaemon({ dataFolder })).rejects.toMatchObject({ code: "local-newer-data" });
  expect(readFileSync(state())).toEqual(before);
});

test("a newer service's tables are not worked on", async () => {
  const db = new DatabaseSync(state());
  db.exec("UPDATE migrations SET applied = 999 WHERE owner = 's3'");
  db.close();
  const daemon = await ensureDaemon({ dataFolder });
  await expect(clientOf(daemon).send(new ListBucketsCommand({}))).rejects.toThrow(
    "The part s3 of the store was written by a newer version of wildrydes.",
  );
});

test("keys that cannot be read are made anew, and the data stays", async () => {
  writeFileSync(join(dataFolder, "keys.json"), "");
  const { Buckets } = await clientOf(await ensureDaemon({ dataFolder })).send(new ListBucketsCommand({}));
  expect(Buckets?.map(({ Name }) => Name)).toEqual(["photos"]);
});

test("a reset is the way out of damage", async () => {
  writeFileSync(state(), "junk".repeat(4000));
  await resetData(dataFolder);
  const { Buckets } = await clientOf(await ensureDaemon({ dataFolder })).send(new ListBucketsCommand({}));
  expect(Buckets ?? []).toEqual([]);
});
