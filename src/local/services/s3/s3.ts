import type { ServiceHost } from "../../service.ts";
import type { BodyFiles, BodySegment } from "./bodies/body-files.ts";
import type { BucketTable } from "./buckets/bucket-table.ts";
import type { DeliveryQueue } from "../../delivery-queue.ts";
import type { Notification } from "./notifications/deliveries.ts";
import type { ObjectTable } from "./objects/object-table.ts";
import type { UploadTable } from "./uploads/upload-table.ts";

/** The context of S3's operations. */
export interface S3 {
  readonly host: ServiceHost;
  readonly bodies: BodyFiles;
  readonly buckets: BucketTable;
  readonly objects: ObjectTable;
  readonly uploads: UploadTable;
  /** The notifications of buckets that are on their way. */
  readonly notifications: DeliveryQueue<Notification>;
}

/** The time now as S3 keeps it for buckets, objects and uploads: whole seconds, in milliseconds since 1970. */
export function wholeSecond(s3: S3): number {
  return Math.floor(s3.host.now() / 1000) * 1000;
}

/**
 * Changes rows and bodies together: the new bodies stay only when the rows are on disk, the ones let go of are
 * deleted only then.
 *
 * @param options.added bodies already written that the rows will refer to
 * @param options.change changes rows, and hands to `release` each body they no longer refer to
 */
export function exchangeBodies<T>(
  s3: S3,
  options: {
    readonly added: readonly BodySegment[];
    readonly change: (release: (segments: readonly BodySegment[]) => void) => T;
  },
): T {
  const released: BodySegment[] = [];
  const discard = (segments: readonly BodySegment[]): void => {
    s3.bodies.remove(segments).catch((error: unknown) => s3.host.log(`s3: a body was left over: ${String(error)}`));
  };
  try {
    const result = s3.host.store.write(() => options.change((segments) => released.push(...segments)));
    s3.host.store.committed().then(
      () => discard(released),
      () => discard(options.added),
    );
    return result;
  } catch (error) {
    discard(options.added);
    throw error;
  }
}
