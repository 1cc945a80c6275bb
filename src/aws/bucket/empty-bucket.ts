import {
  AbortMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  S3Client,
  type AbortMultipartUploadCommandInput,
  type ListMultipartUploadsCommandOutput,
  type ObjectIdentifier,
} from "@aws-sdk/client-s3";
import { UserError } from "../../user-error.ts";
import { isNotOffered } from "../not-offered.ts";
import type { AwsSession } from "../session.ts";
import { listObjects } from "./objects.ts";

/**
 * Everything that keeps a bucket from being deleted: objects, their older versions and markers, and unfinished
 * uploads.
 */
interface BucketContents {
  readonly versions: readonly ObjectIdentifier[];
  readonly uploads: readonly { readonly key: string; readonly id: string }[];
}

/** Everything a bucket holds; undefined where there is no such bucket. */
export async function readBucketContents(session: AwsSession, bucket: string): Promise<BucketContents | undefined> {
  try {
    const [versions, uploads] = [await listVersions(session, bucket), await listUploads(session, bucket)];
    return { versions, uploads };
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchBucket") return undefined;
    throw error;
  }
}

/** Deletes what a bucket holds, 1,000 objects a call. Answers how many things went; a bucket may go meanwhile. */
export async function emptyBucket(session: AwsSession, bucket: string): Promise<number> {
  const tally = { deleted: 0 };
  try {
    await deleteContents(session, bucket, tally);
  } catch (error) {
    if (!(error instanceof Error && error.name === "NoSuchBucket")) throw error;
  }
  return tally.deleted;
}

async function deleteContents(session: AwsSession, bucket: string, tally: { deleted: number }): Promise<void> {
  const s3 = session.client(S3Client);
  for (;;) {
    const contents = await readBucketContents(session, bucket);
    if (contents === undefined) return;
    for (const upload of contents.uploads)
      await abortUpload(session, { Bucket: bucket, Key: upload.key, UploadId: upload.id });
    if (contents.versions.length === 0) {
      tally.deleted += contents.uploads.length;
      return;
    }
    for (let start = 0; start < contents.versions.length; start += 1000) {
      const Objects = contents.versions.slice(start, start + 1000);
      const answer = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
      const [refused] = answer.Errors ?? [];
      if (refused)
        throw new UserError({
          code: "object-not-deleted",
          values: { key: refused.Key, bucket, reason: refused.Message ?? refused.Code },
        });
      tally.deleted += Objects.length;
    }
  }
}

/** An upload that ended meanwhile is not a failure. */
async function abortUpload(session: AwsSession, upload: AbortMultipartUploadCommandInput): Promise<void> {
  try {
    await session.client(S3Client).send(new AbortMultipartUploadCommand(upload));
  } catch (error) {
    if (!(error instanceof Error && error.name === "NoSuchUpload")) throw error;
  }
}

/** Deletes an empty bucket; it is not an error when it is gone already. */
export async function deleteBucket(session: AwsSession, bucket: string): Promise<void> {
  try {
    await session.client(S3Client).send(new DeleteBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (!(error instanceof Error && error.name === "NoSuchBucket")) throw error;
  }
}

async function listVersions(session: AwsSession, bucket: string): Promise<ObjectIdentifier[]> {
  const found: ObjectIdentifier[] = [];
  let KeyMarker: string | undefined;
  let VersionIdMarker: string | undefined;
  try {
    do {
      const page = await session
        .client(S3Client)
        .send(new ListObjectVersionsCommand({ Bucket: bucket, KeyMarker, VersionIdMarker }));
      for (const version of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
        found.push({ Key: version.Key, VersionId: version.VersionId });
      KeyMarker = page.IsTruncated === true ? page.NextKeyMarker : undefined;
      VersionIdMarker = page.IsTruncated === true ? page.NextVersionIdMarker : undefined;
    } while (KeyMarker !== undefined);
    return found;
  } catch (error) {
    if (!isNotOffered(error)) throw error;
    // Without versions the plain listing is complete.
    return (await listObjects(session, bucket)).map(({ key }) => ({ Key: key }));
  }
}

async function listUploads(session: AwsSession, bucket: string): Promise<{ key: string; id: string }[]> {
  try {
    const found: { key: string; id: string }[] = [];
    let markers: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined = {};
    while (markers !== undefined) {
      const page: ListMultipartUploadsCommandOutput = await session
        .client(S3Client)
        .send(new ListMultipartUploadsCommand({ Bucket: bucket, ...markers }));
      for (const { Key = "", UploadId = "" } of page.Uploads ?? []) found.push({ key: Key, id: UploadId });
      const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
      markers = page.IsTruncated === true ? { KeyMarker, UploadIdMarker } : undefined;
    }
    return found;
  } catch (error) {
    if (isNotOffered(error)) return [];
    throw error;
  }
}
