import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  type GetObjectCommandInput,
  type GetObjectCommandOutput,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";

/** An endpoint for all tests of a file, reached by the SDK over HTTP. */
export interface S3UnderTest {
  readonly endpoint: TestEndpoint;
  readonly client: S3Client;
  /** A client that signs for another region. */
  clientFor(region: string): S3Client;
  /** A bucket of the test's own. */
  newBucket(): Promise<string>;
  put(input: PutObjectCommandInput): Promise<void>;
  /** The answer to GetObject, and its body as text. */
  get(input: GetObjectCommandInput): Promise<GetObjectCommandOutput & { readonly text: string }>;
}

/** Starts the endpoint before the tests of a file and ends it behind them. */
export function useS3(): S3UnderTest {
  let endpoint: TestEndpoint;
  let client: S3Client;
  let count = 0;
  const clientFor = (region: string): S3Client =>
    new S3Client({ ...endpoint.clientConfig, region, forcePathStyle: true, followRegionRedirects: false });

  beforeAll(async () => {
    endpoint = await startTestEndpoint();
    client = clientFor("us-west-2");
  });

  afterAll(async () => {
    client.destroy();
    await endpoint.close();
  });

  return {
    get endpoint() {
      return endpoint;
    },
    get client() {
      return client;
    },
    clientFor,
    async newBucket() {
      const Bucket = `riders-${(count += 1)}`;
      await client.send(
        new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }),
      );
      return Bucket;
    },
    async put(input) {
      await client.send(new PutObjectCommand(input));
    },
    async get(input) {
      const answer = await client.send(new GetObjectCommand(input));
      return { ...answer, text: (await answer.Body?.transformToString()) ?? "" };
    },
  };
}

export { refusal } from "../../support/refusal.ts";
