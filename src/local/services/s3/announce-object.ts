import { serviceCaller } from "../../access/keys.ts";
import type { CallContext } from "../../service.ts";
import type { S3 } from "./s3.ts";
import type { StoredObject } from "./stored-object.ts";

/**
 * Tells EventBridge of a new object, where its bucket is set to. The key stands in the event as it is: unlike in S3's
 * own notifications, nothing is encoded (Amazon S3 User Guide, "EventBridge event message structure"). An upload does
 * not fail because nobody could be told.
 *
 * @param options.reason the operation that made the object
 */
export async function announceObject(
  s3: S3,
  object: StoredObject,
  options: { readonly context: CallContext; readonly reason: string },
): Promise<void> {
  const { host, buckets } = s3;
  const setting = buckets.getSetting(object.bucket, "notifications");
  if (setting === undefined) return;
  const { caller, requestId } = options.context;
  const arn = `arn:aws:s3:::${object.bucket}`;
  const detail = {
    version: "0",
    bucket: { name: object.bucket },
    object: {
      key: object.key,
      size: object.size,
      etag: object.etag,
      ...(object.version === "null" ? {} : { "version-id": object.version }),
      sequencer: object.id.toString(16).toUpperCase().padStart(18, "0"),
    },
    "request-id": requestId,
    requester: caller.account,
    "source-ip-address": "127.0.0.1",
    reason: options.reason,
  };
  const entry = {
    Source: "aws.s3",
    DetailType: "Object Created",
    Resources: [arn],
    Time: new Date(object.modified),
    Detail: JSON.stringify(detail),
  };
  const s3Itself = { ...serviceCaller("s3.amazonaws.com", arn, caller.region), account: caller.account };
  try {
    await host.call({ service: "events", operation: "PutEvents", input: { Entries: [entry] }, caller: s3Itself });
  } catch (error) {
    host.log(`s3: EventBridge was not told of a new object in ${object.bucket}: ${String(error)}`);
  }
}
