import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useS3 } from "./s3-under-test.ts";

/** Each line starts a Python program. */
const timeout = 120_000;
const hasCli = spawnSync("aws", ["--version"]).status === 0;
const s3 = useS3();
const folder = mkdtempSync(join(tmpdir(), "wildrydes-cli-"));
const run = promisify(execFile);

/** Runs a line of the `aws` CLI in the folder; answers what it printed, also when it failed. */
async function aws(...words: string[]): Promise<string> {
  const env = { PATH: process.env["PATH"], HOME: folder, ...s3.endpoint.environment };
  try {
    const { stdout } = await run("aws", words, { cwd: join(folder, "tree"), env });
    return stdout.trim();
  } catch (error) {
    return error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
  }
}

/**
 * Writes a file of a minute ago. The time of an object is a whole second, as on AWS: `aws s3 sync` takes a file that was
 * written and uploaded in one second for a newer one, and uploads it again.
 */
function writeOld(name: string, content: string | Buffer): void {
  const file = join(folder, "tree", name);
  writeFileSync(file, content);
  const then = Date.now() / 1000 - 60;
  utimesSync(file, then, then);
}

beforeAll(() => {
  mkdirSync(join(folder, "tree", "sub dir"), { recursive: true });
  writeOld("one.txt", "one");
  writeOld(join("sub dir", "a+b %ü.txt"), "two");
  writeOld("large.bin", Buffer.alloc(9 * 1024 * 1024, "wild"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(hasCli)(
  "the aws CLI makes a bucket, carries a folder there and back, and removes it all",
  { timeout },
  async () => {
    expect(await aws("s3", "mb", "s3://riders-by-cli")).toBe("make_bucket: riders-by-cli");
    expect((await aws("s3", "sync", ".", "s3://riders-by-cli/tree", "--no-progress")).split("\n").toSorted()).toEqual([
      "upload: ./large.bin to s3://riders-by-cli/tree/large.bin",
      "upload: ./one.txt to s3://riders-by-cli/tree/one.txt",
      "upload: sub dir/a+b %ü.txt to s3://riders-by-cli/tree/sub dir/a+b %ü.txt",
    ]);
    expect(await aws("s3", "sync", ".", "s3://riders-by-cli/tree", "--no-progress")).toBe("");
    const listing = await aws("s3", "ls", "s3://riders-by-cli/tree/");
    expect(
      listing
        .replaceAll(/\d{4}-\S+ \S+ +/g, "")
        .split("\n")
        .map((line) => line.trim()),
    ).toEqual(["PRE sub dir/", "9437184 large.bin", "3 one.txt"]);
    await aws("s3", "cp", "s3://riders-by-cli/tree", "../back", "--recursive", "--no-progress");
    for (const name of ["one.txt", "large.bin", "sub dir/a+b %ü.txt"]) {
      expect(readFileSync(join(folder, "back", name)).equals(readFileSync(join(folder, "tree", name)))).toBe(true);
    }
    expect(await aws("s3", "cp", "s3://riders-by-cli/tree/one.txt", "-")).toBe("one");
    expect(await aws("s3", "rb", "s3://riders-by-cli")).toContain(
      "An error occurred (BucketNotEmpty) when calling the DeleteBucket operation: The bucket you tried to delete is not empty",
    );
    expect(await aws("s3", "rb", "s3://riders-by-cli", "--force")).toContain("remove_bucket: riders-by-cli");
    expect(await aws("s3", "ls", "s3://riders-by-cli")).toContain(
      "An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist",
    );
  },
);

test.runIf(hasCli)("the aws CLI finds a bucket of another region by itself", { timeout }, async () => {
  const Bucket = await s3.newBucket();
  await s3.put({ Bucket, Key: "here", Body: "x" });
  expect(await aws("--region", "eu-west-1", "s3", "ls", `s3://${Bucket}`)).toMatch(/ 1 here$/);
});
