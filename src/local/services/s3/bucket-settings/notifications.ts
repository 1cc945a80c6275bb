import type {
  PutBucketNotificationConfigurationCommandInput,
  PutBucketNotificationConfigurationCommandOutput,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../bucket-access.ts";
import type { S3 } from "../s3.ts";

/** Buckets tell nobody of their objects here, so the one configuration to be had is the empty one. */
export function putBucketNotificationConfiguration(
  s3: S3,
): Operation<PutBucketNotificationConfigurationCommandInput, PutBucketNotificationConfigurationCommandOutput> {
  return (input, context) => {
    requireBucket(s3, input, context);
    const asked = Object.entries(input.NotificationConfiguration ?? {}).find(([, value]) =>
      Array.isArray(value) ? value.length > 0 : value !== undefined,
    );
    if (!asked) return {};
    throw new AwsError(
      "NotImplemented",
      `The local endpoint's buckets do not send notifications (${asked[0]}). On AWS they do; here they would only be made up.`,
      { statusCode: 501 },
    );
  };
}
