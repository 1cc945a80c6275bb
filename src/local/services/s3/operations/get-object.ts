import { Readable } from "node:stream";
import type { GetObjectCommandInput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { describeExpiration } from "../bucket-settings/expiration.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { checkKey } from "../objects/object-key.ts";
import { describeObject, type ObjectAnswer } from "../objects/object-answer.ts";
import { requireWholeObject } from "../objects/object-lookup.ts";
import { refuseArchived } from "../objects/storage-class.ts";
import { checkReadConditions } from "../objects/preconditions.ts";
import type { S3 } from "../s3.ts";

/** Small bodies come as bytes, large ones as a stream, which the receiver must read or destroy. */
export function getObject(
  s3: S3,
): Operation<GetObjectCommandInput, ObjectAnswer & { readonly Body: Readable | Uint8Array }> {
  return async (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const key = checkKey(input.Key);
    const object = requireWholeObject(s3, { bucket: bucket.name, key, version: input.VersionId });
    checkReadConditions(object, input);
    refuseArchived(object);
    const { answer, span } = describeObject(object, bucket, input);
    const body = span ? await s3.bodies.read(object.segments, span) : new Uint8Array();
    if (body instanceof Readable) destroyWhenGone(body, context.signal);
    return { ...answer, ...describeExpiration(s3, object), Body: body };
  };
}

function destroyWhenGone(body: Readable, signal: AbortSignal): void {
  const destroy = (): void => void body.destroy();
  if (signal.aborted) destroy();
  signal.addEventListener("abort", destroy, { once: true });
  body.once("close", () => signal.removeEventListener("abort", destroy));
}
