import type { ChecksumType, ServerSideEncryption } from "@aws-sdk/client-s3";
import type { CallContext } from "../../../service.ts";
import { describeExpiration } from "../bucket-settings/expiration.ts";
import type { BodySegment, WrittenBody } from "../bodies/body-files.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { describeChecksum } from "./object-answer.ts";
import { announceObject } from "../notifications/announce-object.ts";
import type { creations } from "../notifications/object-change.ts";
import { checkWriteConditions } from "./preconditions.ts";
import type { ChecksumMembers } from "../bodies/requested-checksum.ts";
import { exchangeBodies, type S3, wholeSecond } from "../s3.ts";
import type { NewObject, StoredObject } from "./stored-object.ts";

/** The answer of all operations that end in a new object. */
interface StoredAnswer extends ChecksumMembers {
  readonly ETag: string;
  readonly ServerSideEncryption: ServerSideEncryption;
  readonly ChecksumType?: ChecksumType;
  readonly VersionId?: string;
  readonly Expiration?: string;
}

type ObjectContent = Omit<NewObject, "bucket" | "marker" | "modified">;

/** An object that was written in one piece: its ETag is the body's MD5 ("Checking object integrity" in S3's guide). */
export function objectOfBody(
  body: WrittenBody,
  described: Pick<ObjectContent, "key" | "storageClass" | "headers" | "tags" | "grants" | "checksum">,
): ObjectContent {
  const { size, segments } = body;
  return { ...described, size, etag: body.md5.toString("hex"), parts: undefined, segments };
}

/**
 * Makes a body that lies on disk an object. The bucket is looked up again, and conditions are checked again: both
 * may have changed while the body came in.
 *
 * @param options.added files that are deleted again when this throws
 * @param options.verify throws to refuse what arrived
 * @param options.alongside further changes of the same unit; gets the means to let go of bodies
 */
export function storeObject(
  s3: S3,
  options: {
    readonly bucket: { readonly Bucket: string | undefined; readonly ExpectedBucketOwner?: string | undefined };
    readonly context: CallContext;
    /** The operation that makes the object. */
    readonly reason: keyof typeof creations;
    readonly added: readonly BodySegment[];
    readonly object: ObjectContent;
    readonly conditions?: { readonly IfMatch?: string | undefined; readonly IfNoneMatch?: string | undefined };
    readonly verify?: () => void;
    readonly alongside?: (release: (segments: readonly BodySegment[]) => void) => void;
  },
): { readonly answer: StoredAnswer; readonly stored: StoredObject } {
  const { object } = options;
  return exchangeBodies(s3, {
    added: options.added,
    change(release) {
      options.verify?.();
      const bucket = requireBucket(s3, options.bucket, options.context);
      checkWriteConditions(object.key, s3.objects.findLatest(bucket.name, object.key), options.conditions ?? {});
      const { added, replaced } = s3.objects.add(
        { ...object, bucket: bucket.name, marker: false, modified: wholeSecond(s3) },
        bucket.versioning,
      );
      release(replaced);
      options.alongside?.(release);
      announceObject(s3, { kind: "created", object: added, context: options.context, reason: options.reason });
      const answer = {
        ETag: `"${added.etag}"`,
        ServerSideEncryption: "AES256" as const,
        ...describeChecksum(added),
        ...describeExpiration(s3, added),
        ...(bucket.versioning === "Enabled" && { VersionId: added.version }),
      };
      return { answer, stored: added };
    },
  });
}
