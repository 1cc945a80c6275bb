import { createHash, randomBytes } from "node:crypto";
import { eventName, type ObjectChange, sequencerOf } from "./object-change.ts";

/**
 * The document that functions and topics get: one record (Amazon S3 User Guide, "Event message structure").
 *
 * @param options.configurationId the id of the configuration that asked for it
 * @param options.now milliseconds since 1970
 */
export function notificationEvent(
  change: ObjectChange,
  options: { readonly configurationId: string; readonly region: string; readonly now: number },
): { readonly Records: readonly unknown[] } {
  const { object, context, kind } = change;
  const record = {
    eventVersion: "2.1",
    eventSource: "aws:s3",
    awsRegion: options.region,
    eventTime: new Date(options.now).toISOString(),
    eventName: eventName(change),
    userIdentity: { principalId: `AWS:${context.caller.principal.userId}` },
    requestParameters: { sourceIPAddress: "127.0.0.1" },
    responseElements: {
      "x-amz-request-id": context.requestId,
      "x-amz-id-2": randomBytes(57).toString("base64"),
    },
    s3: {
      s3SchemaVersion: "1.0",
      configurationId: options.configurationId,
      bucket: {
        name: object.bucket,
        ownerIdentity: { principalId: ownerId(context.caller.account) },
        arn: `arn:aws:s3:::${object.bucket}`,
      },
      object: {
        key: encodeKey(object.key),
        ...(kind === "created" ? { size: object.size, eTag: object.etag } : {}),
        ...(kind === "marked" ? { eTag: emptyEtag } : {}),
        ...(object.version === "null" ? {} : { versionId: object.version }),
        sequencer: sequencerOf(change),
      },
    },
  };
  return { Records: [record] };
}

/** The MD5 of nothing, which delete markers show. */
const emptyEtag = "d41d8cd98f00b204e9800998ecf8427e";

/** A key as S3's notifications encode it: like a form's value, with `+` for a space, but with its slashes. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replaceAll(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+")
    .replaceAll("%2F", "/");
}

function ownerId(account: string): string {
  const hash = createHash("sha256").update(`notification-owner/${account}`).digest("hex");
  return `A${hash.toUpperCase().slice(0, 13)}`;
}
