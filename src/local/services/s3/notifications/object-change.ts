import type { CallContext } from "../../../service.ts";
import type { StoredObject } from "../objects/stored-object.ts";

/** The operations that make objects, as EventBridge's events name them, with S3's own names of the events. */
export const creations = {
  PutObject: "ObjectCreated:Put",
  CopyObject: "ObjectCreated:Copy",
  CompleteMultipartUpload: "ObjectCreated:CompleteMultipartUpload",
} as const;

/** Something that happened to an object, of which its bucket may notify others. */
export type ObjectChange = {
  readonly object: StoredObject;
  readonly context: CallContext;
} & (
  | { readonly kind: "created"; readonly reason: keyof typeof creations }
  | { readonly kind: "deleted" }
  | { readonly kind: "marked" }
);

/** The change's name in S3's own notifications, without `s3:`. */
export function eventName(change: ObjectChange): string {
  if (change.kind === "created") return creations[change.reason];
  return change.kind === "marked" ? "ObjectRemoved:DeleteMarkerCreated" : "ObjectRemoved:Delete";
}

/**
 * A hexadecimal text by which the events of one key are ordered: the shorter of two is padded with zeros on the right
 * (Amazon S3 User Guide, "Event message structure"). A deletion comes after what it deletes.
 */
export function sequencerOf(change: ObjectChange): string {
  const sequencer = change.object.id.toString(16).toUpperCase().padStart(18, "0");
  return change.kind === "deleted" ? `${sequencer}01` : sequencer;
}
