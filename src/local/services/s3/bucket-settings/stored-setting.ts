import type { AwsError } from "../../../aws-error.ts";
import type { CallContext } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import type { BucketSetting, StoredBucket } from "../buckets/bucket-table.ts";
import type { S3 } from "../s3.ts";

interface BucketInput {
  readonly Bucket: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

/** One kind of configuration of a bucket, kept as the client stated it. */
interface StoredSetting<Value> {
  /** The value, or what `absent` makes of a bucket that has none (a default, or an error it throws). */
  get(input: BucketInput, context: CallContext): Value;
  put(input: BucketInput, context: CallContext, value: Value): void;
  delete(input: BucketInput, context: CallContext): void;
}

/**
 * Its methods check the bucket and its expected owner first.
 *
 * @param absent makes the value of a bucket without the setting, or throws
 */
export function storedSetting<Value>(
  s3: S3,
  kind: BucketSetting,
  absent: (bucket: StoredBucket) => Value,
): StoredSetting<Value> {
  return {
    get(input, context) {
      const bucket = requireBucket(s3, input, context);
      const value = s3.buckets.getSetting(bucket.name, kind);
      return value === undefined ? absent(bucket) : JSON.parse(value);
    },
    put(input, context, value) {
      const bucket = requireBucket(s3, input, context);
      s3.host.store.write(() => s3.buckets.putSetting(bucket.name, kind, JSON.stringify(value)));
    },
    delete(input, context) {
      const bucket = requireBucket(s3, input, context);
      s3.host.store.write(() => s3.buckets.deleteSetting(bucket.name, kind));
    },
  };
}

/** An `absent` that refuses. */
export function refuse(error: (bucket: string) => AwsError): (bucket: StoredBucket) => never {
  return (bucket) => {
    throw error(bucket.name);
  };
}
