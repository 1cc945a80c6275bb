import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { UserError } from "../../user-error.ts";
import type { AwsSession } from "../session.ts";

/** An object below a prefix. */
export interface PrefixedObject {
  readonly key: string;
  readonly bytes: number;
  readonly etag: string;
}

/** The objects of a bucket whose keys begin with a prefix, in the order of their keys; anybody's bucket. */
export async function listPrefix(
  session: AwsSession,
  place: { bucket: string; prefix: string },
): Promise<PrefixedObject[]> {
  const objects: PrefixedObject[] = [];
  let token: string | undefined;
  do {
    const page = await session.client(S3Client).send(
      new ListObjectsV2Command({
        Bucket: place.bucket,
        Prefix: place.prefix,
        ContinuationToken: token,
        ExpectedBucketOwner: undefined,
      }),
    );
    for (const object of page.Contents ?? [])
      objects.push({ key: object.Key ?? "", bytes: object.Size ?? 0, etag: object.ETag ?? "" });
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return objects;
}

/**
 * Deletes exactly these objects, 1,000 a call.
 *
 * @throws UserError `object-not-deleted` when S3 refuses one
 */
export async function deleteKeys(session: AwsSession, bucket: string, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += 1000) {
    const Objects = keys.slice(start, start + 1000).map((Key) => ({ Key }));
    const answer = await session
      .client(S3Client)
      .send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
    const [refused] = answer.Errors ?? [];
    if (refused)
      throw new UserError({
        code: "object-not-deleted",
        values: { key: refused.Key, bucket, reason: refused.Message ?? refused.Code },
      });
  }
}
