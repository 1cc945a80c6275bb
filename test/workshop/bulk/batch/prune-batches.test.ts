import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockBatch } from "../../../../src/workshop/bulk/batch/batch-lock.ts";
import {
  batchFolder,
  listBatches,
  readBatchRecord,
  writeBatchRecord,
} from "../../../../src/workshop/bulk/batch/batch.ts";
import { pruneBatches } from "../../../../src/workshop/bulk/batch/prune-batches.ts";

let folder = "";
const now = new Date("2026-03-10T12:00:00.000Z");
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-prune-"));
  await begin("old", 9, true);
  await begin("cut", 8, false);
  await begin("middle", 5, true);
  await begin("new", 1, true);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function begin(batch: string, daysAgo: number, finished: boolean): Promise<void> {
  const files = batchFolder(folder, batch);
  mkdirSync(files.path, { recursive: true });
  await writeBatchRecord(files, {
    batch,
    startedAt: new Date(now.getTime() - daysAgo * 86_400_000).toISOString(),
    manifest: { name: "rows.csv", path: "/rows.csv", folder: "/" },
    manifestRows: 1,
    repeat: 1,
    upload: false,
    distributed: false,
    account: "123456789012",
    region: "us-west-2",
    finished,
  });
}

const left = (): string[] => readdirSync(join(folder, ".wildrydes", "bulk")).sort();

test.each([
  [{ keep: 1 }, ["middle", "old"], ["cut", "new"]],
  [{ keep: 0 }, ["new", "middle", "old"], ["cut"]],
  [{ olderThanDays: 7 }, ["old"], ["cut", "middle", "new"]],
  [{ keep: 3, olderThanDays: 2 }, ["old"], ["cut", "middle", "new"]],
])("%j deletes %j", async (options, pruned, kept) => {
  expect(await pruneBatches(folder, { ...options, dryRun: true, now })).toEqual(pruned);
  expect(left()).toEqual(["cut", "middle", "new", "old"]);
  expect(await pruneBatches(folder, { ...options, dryRun: false, now })).toEqual(pruned);
  expect(left()).toEqual(kept);
});

test("a copied batch is damaged: to delete it would delete the other one", async () => {
  const bulk = join(folder, ".wildrydes", "bulk");
  cpSync(join(bulk, "old"), join(bulk, "backup"), { recursive: true });
  mkdirSync(join(bulk, "junk"));
  writeFileSync(join(bulk, "junk", "batch.json"), "{");
  const { batches, damaged } = await listBatches(folder);
  expect(batches.map(({ batch }) => batch)).toEqual(["new", "middle", "cut", "old"]);
  expect(damaged).toEqual(["backup", "junk"]);
  expect(await pruneBatches(folder, { keep: 2, dryRun: false, now })).toEqual(["old"]);
  expect(left()).toEqual(["backup", "cut", "junk", "middle", "new"]);
  for (const [batch, other] of [
    ["backup", "old"],
    ["junk", undefined],
  ] as const)
    await expect(readBatchRecord(batchFolder(folder, batch))).rejects.toMatchObject({
      code: "batch-damaged",
      values: { batch, other },
    });
});

test("a batch in use stays", async () => {
  const release = lockBatch(batchFolder(folder, "old").lock, "old");
  try {
    expect(await pruneBatches(folder, { keep: 2, dryRun: false, now })).toEqual([]);
  } finally {
    release();
  }
  expect(left()).toContain("old");
});

test("what to delete has to be named", async () => {
  await expect(pruneBatches(folder, { dryRun: false, now })).rejects.toMatchObject({ code: "nothing-to-prune" });
});
