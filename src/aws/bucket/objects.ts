import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { AwsSession } from "../session.ts";

/** An object as a listing shows it. */
export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
  readonly modifiedAt: Date | undefined;
}

/** What HeadObject tells. */
export interface ObjectHead {
  readonly bytes: number;
  readonly contentType: string | undefined;
  readonly etag: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}

/** An object's head; undefined where there is no such object. */
export async function readObjectHead(
  session: AwsSession,
  place: { bucket: string; key: string },
): Promise<ObjectHead | undefined> {
  try {
    const answer = await session.client(S3Client).send(new HeadObjectCommand({ Bucket: place.bucket, Key: place.key }));
    return {
      bytes: answer.ContentLength ?? 0,
      contentType: answer.ContentType,
      etag: answer.ETag,
      metadata: answer.Metadata ?? {},
    };
  } catch (error) {
    if (error instanceof Error && (error.name === "NotFound" || error.name === "NoSuchKey")) return undefined;
    throw error;
  }
}

/** Stores an object. */
export async function putObject(
  session: AwsSession,
  object: { bucket: string; key: string; body: Uint8Array; contentType: string; metadata?: Record<string, string> },
): Promise<void> {
  await session.client(S3Client).send(
    new PutObjectCommand({
      Bucket: object.bucket,
      Key: object.key,
      Body: object.body,
      ContentType: object.contentType,
      Metadata: object.metadata,
    }),
  );
}

/** An object's bytes; undefined where there is no such object. */
export async function getObject(
  session: AwsSession,
  place: { bucket: string; key: string },
): Promise<{ body: Uint8Array; contentType: string | undefined } | undefined> {
  try {
    const answer = await session.client(S3Client).send(new GetObjectCommand({ Bucket: place.bucket, Key: place.key }));
    const body = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
    return { body, contentType: answer.ContentType };
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") return undefined;
    throw error;
  }
}

/** The objects of a bucket in the order of their keys: all, or the first ones up to a page beyond `limit`. */
export async function listObjects(
  session: AwsSession,
  bucket: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<ListedObject[]> {
  const objects: ListedObject[] = [];
  let token: string | undefined;
  do {
    const page = await session
      .client(S3Client)
      .send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }));
    for (const object of page.Contents ?? [])
      objects.push({ key: object.Key ?? "", bytes: object.Size ?? 0, modifiedAt: object.LastModified });
    token = page.NextContinuationToken;
  } while (token !== undefined && objects.length < limit);
  return objects;
}
