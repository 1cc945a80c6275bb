import { beforeAll, expect, test } from "vitest";
import { useHome } from "../support/use-home.ts";
import { fillBucket, makeBucket, openBuckets, putText, readKeys, readMetadata } from "./support/buckets.ts";

const home = await useHome({ inProcess: true });
const s3 = await openBuckets(home);

beforeAll(async () => {
  for (const bucket of ["source", "destination"]) await makeBucket(s3, bucket);
  await fillBucket(s3, "source", "a/", 30);
  await fillBucket(s3, "destination", "b/", 10);
  await putText(s3, { bucket: "destination", key: "b/extra", text: "of the destination alone" });
});

function copy(...more: readonly string[]) {
  return home.runJson(["copy", "--from", "source/a", "--to", "destination/b", ...more]);
}

test("F1: copies what is missing, leaves what is extra, and compares both sides", async () => {
  const { code, envelope } = await copy();
  expect(envelope).toMatchObject({
    ok: true,
    result: {
      mode: "inline",
      copied: 20,
      same: 10,
      deleted: 0,
      source: { objects: 30 },
      destination: { objects: 31 },
      missing: [],
      different: [],
      extra: ["b/extra"],
    },
  });
  expect(code).toBe(0);
  expect(await readKeys(s3, "destination")).toHaveLength(31);
});

test("F2: an object whose metadata alone changed is copied again", async () => {
  const key = "00007 ü+%.txt";
  await putText(s3, { bucket: "source", key: `a/${key}`, text: "no. 7", metadata: { album: "winter" } });
  expect((await copy()).envelope).toMatchObject({ result: { copied: 1, same: 29 } });
  expect(await readMetadata(s3, "destination", `b/${key}`)).toEqual({ album: "winter" });
  expect((await copy()).envelope).toMatchObject({ result: { copied: 0, same: 30 } });
});

test("F3: deletes extra objects after its plan was agreed to alone", async () => {
  const asked = await home.run(["copy", "--from", "source/a", "--to", "destination/b", "--delete-extra"]);
  expect(asked).toMatchObject({ code: 5, stdout: "" });
  expect(asked.stderr).toMatch(/To be deleted:\n +object +b\/extra +not in the source\n/);
  expect(asked.stderr).toContain("--yes");
  expect(await readKeys(s3, "destination")).toContain("b/extra");
  expect((await copy("--delete-extra", "--yes")).envelope).toMatchObject({ result: { deleted: 1, extra: [] } });
  expect(await readKeys(s3, "destination")).toHaveLength(30);
});

test("F5: buckets of two regions are refused, with the way that works", async () => {
  await makeBucket(await openBuckets(home, "eu-west-1"), "source-in-europe", "eu-west-1");
  const { code, stderr } = await home.run(["copy", "--from", "source-in-europe", "--to", "destination"]);
  expect(code).toBe(2);
  expect(stderr).toContain(
    "BucketRegionsNotEqualError: the bucket source-in-europe is in eu-west-1, and destination is in us-west-2.",
  );
  expect(stderr).toContain("aws s3 sync s3://source-in-europe s3://destination");
});

test.each([
  [["--from", "no-such-bucket-here", "--to", "destination"], 4, "There is no bucket no-such-bucket-here."],
  [["--from", "A_B", "--to", "destination"], 2, "Invalid bucket and prefix: A_B"],
  [["--from", "source", "--to", "source/inside"], 2, "source/inside/ and source overlap."],
  [["--from", "source/nothing", "--to", "destination", "--delete-extra", "--yes"], 2, "would delete all 30 objects"],
  [["--to", "destination"], 2, "--from"],
])("%j is refused", async (words, exitCode, message) => {
  const { code, stderr } = await home.run(["copy", ...words]);
  expect(stderr).toContain(message);
  expect(code).toBe(exitCode);
  expect(await readKeys(s3, "destination")).toHaveLength(30);
});
