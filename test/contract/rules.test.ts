import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, expect, test } from "vitest";
import { useWorkbench } from "../local/services/lambda/workbench.ts";
import { rules } from "./rules.ts";

const bench = await useWorkbench();
beforeAll(async () => {
  const s3 = new S3Client({ ...bench.endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: "ruled" }));
});

test.each(rules)("$rule", async ({ refused, breakIt }) => {
  await expect(breakIt(bench)).rejects.toMatchObject({ name: refused });
});
