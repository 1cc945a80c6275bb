import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { TestEndpoint } from "../../support/endpoint.ts";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";

/** An endpoint with one bucket, which the tests of a file share. */
export async function useBucket(Bucket: string): Promise<{ endpoint: TestEndpoint; s3: S3Client }> {
  const endpoint = await useTestEndpoint();
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
  return { endpoint, s3 };
}
