import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { UserError } from "../../user-error.ts";
import type { AwsSession } from "../session.ts";
import { statusOf } from "../status.ts";

/** An object as a listing shows it. */
export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
  readonly modifiedAt: Date | undefined;
}

/** The metadata of an object, from HeadObject. */
export interface ObjectHead {
  readonly bytes: number;
  readonly contentType: string | undefined;
  readonly etag: string | undefined;
  /** SHA-256 in Base64, where the object was stored with it and it was asked for. */
  readonly sha256?: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * An object's head; undefined where there is no such object. The answer to HEAD has no body, so its status decides.
 * Without s3:ListBucket a missing key is 403 and not 404 (Amazon S3 API Reference, HeadObject).
 *
 * @param place.deniedIsAbsent takes 403 for an absent object: a later write shows the truth
 */
export async function readObjectHead(
  session: AwsSession,
  place: { bucket: string; key: string; checksum?: boolean; deniedIsAbsent?: boolean },
): Promise<ObjectHead | undefined> {
  const { bucket, key, checksum, deniedIsAbsent } = place;
  try {
    const answer = await session
      .client(S3Client)
      .send(new HeadObjectCommand({ Bucket: bucket, Key: key, ...(checksum === true && { ChecksumMode: "ENABLED" }) }));
    return {
      bytes: answer.ContentLength ?? 0,
      contentType: answer.ContentType,
      etag: answer.ETag,
      sha256: answer.ChecksumSHA256,
      metadata: answer.Metadata ?? {},
    };
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || (status === 403 && deniedIsAbsent === true)) return undefined;
    if (status === 403) throw new UserError({ code: "bucket-denied", values: { bucket }, cause: error });
    throw error;
  }
}

/** Stores an object. */
export async function putObject(
  session: AwsSession,
  object: {
    bucket: string;
    key: string;
    body: Uint8Array;
    contentType: string;
    metadata?: Record<string, string>;
    sha256?: string;
  },
): Promise<void> {
  await session.client(S3Client).send(
    new PutObjectCommand({
      Bucket: object.bucket,
      Key: object.key,
      Body: object.body,
      ContentType: object.contentType,
      Metadata: object.metadata,
      ChecksumSHA256: object.sha256,
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
