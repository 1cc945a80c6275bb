import type {
  GetBucketVersioningCommandInput,
  GetBucketVersioningCommandOutput,
  PutBucketVersioningCommandInput,
  PutBucketVersioningCommandOutput,
} from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import type { S3 } from "../s3.ts";
import { malformedXml, notImplemented } from "../s3-errors.ts";

/** A bucket that never had versioning answers nothing. */
export function getBucketVersioning(
  s3: S3,
): Operation<GetBucketVersioningCommandInput, GetBucketVersioningCommandOutput> {
  return (input, context) => {
    const { versioning } = requireBucket(s3, input, context);
    return versioning ? { Status: versioning } : {};
  };
}

/** Versioning can be suspended, but never removed. @throws AwsError `NotImplemented` for MFA delete, `MalformedXML` */
export function putBucketVersioning(
  s3: S3,
): Operation<PutBucketVersioningCommandInput, PutBucketVersioningCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const { Status, MFADelete } = input.VersioningConfiguration ?? {};
    if (MFADelete === "Enabled") throw notImplemented("x-amz-mfa");
    if (Status !== "Enabled" && Status !== "Suspended") throw malformedXml();
    s3.host.store.write(() => s3.buckets.setVersioning(bucket.name, Status));
    return {};
  };
}
