import type {
  GetBucketNotificationConfigurationCommandInput,
  GetBucketNotificationConfigurationCommandOutput,
  NotificationConfiguration,
  PutBucketNotificationConfigurationCommandInput,
  PutBucketNotificationConfigurationCommandOutput,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import type { S3 } from "../s3.ts";
import { storedSetting } from "./stored-setting.ts";

export function getBucketNotificationConfiguration(
  s3: S3,
): Operation<GetBucketNotificationConfigurationCommandInput, GetBucketNotificationConfigurationCommandOutput> {
  const notifications = storedSetting<NotificationConfiguration>(s3, "notifications", () => ({}));
  return (input, context) => notifications.get(input, context);
}

/** Buckets tell EventBridge of new objects, and nobody else. */
export function putBucketNotificationConfiguration(
  s3: S3,
): Operation<PutBucketNotificationConfigurationCommandInput, PutBucketNotificationConfigurationCommandOutput> {
  const notifications = storedSetting<NotificationConfiguration>(s3, "notifications", () => ({}));
  return (input, context) => {
    const { EventBridgeConfiguration, ...others } = input.NotificationConfiguration ?? {};
    const asked = Object.entries(others).find(([, value]) => value.length > 0);
    if (asked) {
      throw new AwsError(
        "NotImplemented",
        `The local endpoint's buckets send notifications to EventBridge only (not ${asked[0]}). On AWS they do; here they would only be made up.`,
        { statusCode: 501 },
      );
    }
    if (EventBridgeConfiguration) notifications.put(input, context, { EventBridgeConfiguration });
    else notifications.delete(input, context);
    return {};
  };
}
