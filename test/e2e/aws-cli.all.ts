import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { programs } from "../support/programs.ts";
import { useHome } from "../support/use-home.ts";
import { useAwsLines } from "./aws-lines.ts";

const home = await useHome();

/** The rest of the family of aws-cli.test.ts. A sample of the lines of s3 is in test/local/services/s3/aws-cli.test.ts. */
test.runIf(programs.has("aws"))("s3 copies, lists, synchronises and removes", async () => {
  const { aws, refused } = await useAwsLines(home);
  const folder = join(home.folder, "photos");
  await mkdir(join(folder, "a b"), { recursive: true });
  await writeFile(join(folder, "one.txt"), "one");
  await writeFile(join(folder, "a b", "zwei+ü.txt"), "two");
  // Above 8 MB the CLI uploads in parts.
  await writeFile(join(home.folder, "large.bin"), Buffer.alloc(9 * 1024 * 1024, "wild"));
  await aws(
    "aws s3 mb s3://class-photos",
    "aws s3 sync photos s3://class-photos/in",
    "aws s3 cp large.bin s3://class-photos/",
  );
  expect(await aws("aws s3 ls --recursive s3://class-photos | cut -c21-")).toBe(
    "         3 in/a b/zwei+ü.txt\n         3 in/one.txt\n   9437184 large.bin\n",
  );
  await aws("aws s3 cp s3://class-photos/large.bin copy.bin", "cmp large.bin copy.bin");
  await aws("aws s3 sync s3://class-photos/in back", "diff -r photos back");
  expect(await refused("aws s3 rb s3://class-photos")).toContain(
    "An error occurred (BucketNotEmpty) when calling the DeleteBucket operation: The bucket you tried to delete is not empty",
  );
  await aws("aws s3 rm --quiet --recursive s3://class-photos", "aws s3 rb s3://class-photos");
  expect(await refused("aws s3 ls s3://class-photos")).toContain("(NoSuchBucket)");
});
