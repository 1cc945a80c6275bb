import type {
  GetBucketNotificationConfigurationCommandInput,
  GetBucketNotificationConfigurationCommandOutput,
  NotificationConfiguration,
  PutBucketNotificationConfigurationCommandInput,
  PutBucketNotificationConfigurationCommandOutput,
} from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { checkConfiguration } from "../notifications/check-configuration.ts";
import type { NotificationSettings } from "../notifications/configuration.ts";
import { validateDestinations } from "../notifications/validate-destinations.ts";
import type { S3 } from "../s3.ts";
import { storedSetting } from "./stored-setting.ts";

/** A bucket without notifications answers an empty configuration, not an error. */
export function getBucketNotificationConfiguration(
  s3: S3,
): Operation<GetBucketNotificationConfigurationCommandInput, GetBucketNotificationConfigurationCommandOutput> {
  const notifications = storedSetting<NotificationConfiguration>(s3, "notifications", () => ({}));
  return (input, context) => notifications.get(input, context);
}

/** Buckets notify EventBridge, functions and topics. The whole configuration is replaced. */
export function putBucketNotificationConfiguration(
  s3: S3,
): Operation<PutBucketNotificationConfigurationCommandInput, PutBucketNotificationConfigurationCommandOutput> {
  const notifications = storedSetting<NotificationSettings>(s3, "notifications", () => ({}));
  return async (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const configuration = checkConfiguration(input.NotificationConfiguration ?? {}, bucket.region);
    if (!input.SkipDestinationValidation) {
      await validateDestinations(s3, configuration, { name: bucket.name, context });
    }
    if (Object.keys(configuration).length > 0) notifications.put(input, context, configuration);
    else notifications.delete(input, context);
    return {};
  };
}
