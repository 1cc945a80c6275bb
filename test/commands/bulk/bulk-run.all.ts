import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../../cli/support/run-cli.ts";
import { openBulkBench, type BulkBench } from "../../workshop/bulk/support/bulk-environment.ts";
import { journalOf, slowRows, startBulk, startedNames, untilJournalHas } from "./support/bulk-program.ts";

/** The rest of the family of bulk-run.test.ts. */
let bench: BulkBench;
beforeAll(async () => {
  bench = await openBulkBench();
});
afterAll(() => bench.close());

function runHere(words: readonly string[]) {
  const environment = { ...bench.endpoint.environment, HOME: bench.folder };
  return runCli(["bulk", "run", ...words, "--machine", "Answering"], { environment, folder: bench.folder });
}

test("kill -9: --resume continues, nothing twice, nothing lost", async () => {
  const manifest = bench.write("killed.csv", slowRows(60));
  const killed = startBulk(bench, [
    "run",
    manifest,
    "--machine",
    "Answering",
    "--batch",
    "killed",
    "-c",
    "15",
    "-r",
    "json=k.json",
  ]);
  await untilJournalHas(bench, "killed", 16);
  killed.process.kill("SIGKILL");
  expect(await killed.ended).toMatchObject({ signal: "SIGKILL" });
  const before = readFileSync(join(bench.folder, journalOf("killed")), "utf8")
    .trimEnd()
    .split("\n").length;
  const { code, stdout } = await runHere(["--resume", "-c", "60", "-r", "json=k.json"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^✔ 60 of 60 rows as expected/);
  expect(stdout).toMatch(new RegExp(`\nResumed +${before} rows had ended before\n`));
  const rows: { row: number }[] = JSON.parse(readFileSync(join(bench.folder, "k.json"), "utf8")).rows;
  expect(rows.map(({ row }) => row).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 60 }, (_, index) => index + 1),
  );
  expect(await startedNames(bench, "killed")).toHaveLength(60);
});

test("a batch that another process works on is left alone", async () => {
  const manifest = bench.write("busy.csv", slowRows(3));
  const first = startBulk(bench, ["run", manifest, "--machine", "Answering", "--batch", "busy", "-c", "1"]);
  await untilJournalHas(bench, "busy", 1);
  const { code, stderr } = await runHere(["--resume", "--batch", "busy"]);
  expect(code).toBe(1);
  expect(stderr).toContain(`✖ Another process works on the batch busy.\n  Why: It is process ${first.process.pid}.\n`);
  expect((await first.ended).code).toBe(0);
});
