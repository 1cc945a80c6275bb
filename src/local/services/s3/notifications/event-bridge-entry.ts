import { type ObjectChange, sequencerOf } from "./object-change.ts";

/** An entry of PutEvents as it is stored until EventBridge has taken it. Time is milliseconds since 1970. */
export interface KeptEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Resources: readonly string[];
  readonly Time: number;
  readonly Detail: string;
}

/**
 * The event that EventBridge gets for a change. The key stands in the event as it is: unlike in S3's own notifications,
 * nothing is encoded (Amazon S3 User Guide, "EventBridge event message structure").
 */
export function eventBridgeEntry(change: ObjectChange, now: number): KeptEntry {
  const { object, context, kind } = change;
  const created = kind === "created";
  const detail = {
    version: "0",
    bucket: { name: object.bucket },
    object: {
      key: object.key,
      ...(created ? { size: object.size, etag: object.etag } : {}),
      ...(object.version === "null" ? {} : { "version-id": object.version }),
      sequencer: sequencerOf(change),
    },
    "request-id": context.requestId,
    requester: context.caller.account,
    "source-ip-address": "127.0.0.1",
    reason: created ? change.reason : "DeleteObject",
    ...(created ? {} : { "deletion-type": kind === "marked" ? "Delete Marker Created" : "Permanently Deleted" }),
  };
  return {
    Source: "aws.s3",
    DetailType: created ? "Object Created" : "Object Deleted",
    Resources: [`arn:aws:s3:::${object.bucket}`],
    Time: created ? object.modified : now,
    Detail: JSON.stringify(detail),
  };
}
