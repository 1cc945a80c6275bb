import type { HeadObjectCommandInput } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { describeExpiration } from "../bucket-settings/expiration.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { checkKey } from "../objects/object-key.ts";
import { describeObject, type ObjectAnswer } from "../objects/object-answer.ts";
import { requireWholeObject } from "../objects/object-lookup.ts";
import { checkReadConditions } from "../objects/preconditions.ts";
import type { S3 } from "../s3.ts";
import { notFound } from "../s3-errors.ts";

const absences = new Set(["NoSuchBucket", "NoSuchKey", "NoSuchVersion"]);

/** GetObject without a body; what is absent is simply `NotFound`, as there is no body to say more. */
export function headObject(s3: S3): Operation<HeadObjectCommandInput, ObjectAnswer> {
  return (input, context) => {
    try {
      const bucket = requireBucket(s3, input, context);
      const key = checkKey(input.Key);
      const object = requireWholeObject(s3, { bucket: bucket.name, key, version: input.VersionId });
      checkReadConditions(object, input);
      return { ...describeObject(object, bucket, input).answer, ...describeExpiration(s3, object) };
    } catch (error) {
      throw error instanceof AwsError && absences.has(error.code) ? notFound() : error;
    }
  };
}
