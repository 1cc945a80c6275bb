import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, type Workbench } from "../local/services/lambda/workbench.ts";
import { rules } from "./rules.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await openWorkbench();
  const s3 = new S3Client({ ...bench.endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: "ruled" }));
});
afterAll(() => bench.close());

test.each(rules)("$rule", async ({ refused, breakIt }) => {
  await expect(breakIt(bench)).rejects.toMatchObject({ name: refused });
});
