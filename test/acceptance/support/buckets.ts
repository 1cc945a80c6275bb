import {
  CreateBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { readText } from "../../../src/workshop/json-member.ts";
import type { Home } from "../../support/home.ts";

/** S3 of the local endpoint of a home, as any program there reaches it. */
export async function openBuckets(home: Home, region = "us-west-2"): Promise<S3Client> {
  const { envelope } = await home.runJson(["local", "env"]);
  const read = (name: string): string => readText(envelope.result, "set", name) ?? "";
  return new S3Client({
    endpoint: read("AWS_ENDPOINT_URL"),
    region,
    credentials: { accessKeyId: read("AWS_ACCESS_KEY_ID"), secretAccessKey: read("AWS_SECRET_ACCESS_KEY") },
    forcePathStyle: true,
  });
}

/** Makes a bucket, in another region where one is named. */
export async function makeBucket(s3: S3Client, bucket: string, region: "us-west-2" | "eu-west-1" = "us-west-2") {
  const CreateBucketConfiguration = { LocationConstraint: region };
  await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration }));
}

/** Stores `count` small objects whose keys begin with `prefix`, each with its own text. */
export async function fillBucket(s3: S3Client, bucket: string, prefix: string, count: number): Promise<void> {
  for (let start = 0; start < count; start += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, count - start) }, (_, at) =>
        putText(s3, {
          bucket,
          key: `${prefix}${String(start + at).padStart(5, "0")} ü+%.txt`,
          text: `no. ${start + at}`,
        }),
      ),
    );
}

export async function putText(
  s3: S3Client,
  object: { bucket: string; key: string; text: string; metadata?: Record<string, string> },
): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket: object.bucket,
      Key: object.key,
      Body: object.text,
      ContentType: "text/plain",
      Metadata: object.metadata,
    }),
  );
}

export async function readKeys(s3: S3Client, bucket: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.map(({ Key = "" }) => Key);
}

export async function readMetadata(s3: S3Client, bucket: string, key: string): Promise<Record<string, string>> {
  return (await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).Metadata ?? {};
}
