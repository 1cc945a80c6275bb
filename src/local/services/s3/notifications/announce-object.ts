import type { S3 } from "../s3.ts";
import { destinationsOf, type NotificationSettings, wantsEvent } from "./configuration.ts";
import { eventBridgeEntry } from "./event-bridge-entry.ts";
import { notificationEvent } from "./notification-event.ts";
import { eventName, type ObjectChange } from "./object-change.ts";

/**
 * Stores the notifications of a change. Must run in the `store.write` of the change; who is notified, and
 * whether they can be, is of no concern to the request.
 */
export function announceObject(s3: S3, change: ObjectChange): void {
  const { host, buckets } = s3;
  const { bucket, key } = change.object;
  const setting = buckets.getSetting(bucket, "notifications");
  if (setting === undefined) return;
  const configuration: NotificationSettings = JSON.parse(setting);
  const { account } = change.context.caller;
  const region = buckets.find(bucket)?.region ?? change.context.caller.region;
  const now = host.now();
  if (configuration.EventBridgeConfiguration) {
    s3.notifications.add({ kind: "event-bridge", bucket, account, region, entry: eventBridgeEntry(change, now) });
  }
  for (const destination of destinationsOf(configuration)) {
    if (!wantsEvent(destination, eventName(change), key)) continue;
    const { kind, arn, id: configurationId } = destination;
    const event = notificationEvent(change, { configurationId, region, now });
    s3.notifications.add({ kind, arn, bucket, account, region, event });
  }
}
