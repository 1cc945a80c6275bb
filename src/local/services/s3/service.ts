import type { open } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Service, ServiceHost } from "../../service.ts";
import { createBodyFiles } from "./body-files.ts";
import { createBucketTable } from "./bucket-table.ts";
import { createBucket } from "./create-bucket.ts";
import { deleteBucket } from "./delete-bucket.ts";
import { deleteObject } from "./delete-object.ts";
import { deleteObjects } from "./delete-objects.ts";
import { getBucketLocation } from "./get-bucket-location.ts";
import { getObject } from "./get-object.ts";
import { headBucket } from "./head-bucket.ts";
import { headObject } from "./head-object.ts";
import { listBuckets } from "./list-buckets.ts";
import { createObjectTable } from "./object-table.ts";
import { putObject } from "./put-object.ts";
import type { S3 } from "./s3.ts";
import { migrations } from "./tables.ts";
import { createUploadTable } from "./upload-table.ts";

/**
 * S3 on this machine: rows in the store, bodies in files below `objects/` of the data folder.
 *
 * @param options.openFile how body files are opened; tests give one whose disk is full
 */
export function createS3Service(host: ServiceHost, options: { readonly openFile?: typeof open } = {}): Service {
  host.store.migrate("s3", migrations);
  const s3: S3 = {
    host,
    bodies: createBodyFiles({ folder: join(host.dataFolder, "objects"), ...options }),
    buckets: createBucketTable(host.store),
    objects: createObjectTable(host.store),
    uploads: createUploadTable(host.store),
  };
  let collecting = Promise.resolve();
  return {
    operations: {
      CreateBucket: createBucket(s3),
      DeleteBucket: deleteBucket(s3),
      DeleteObject: deleteObject(s3),
      DeleteObjects: deleteObjects(s3),
      GetBucketLocation: getBucketLocation(s3),
      GetObject: getObject(s3),
      HeadBucket: headBucket(s3),
      HeadObject: headObject(s3),
      ListBuckets: listBuckets(s3),
      PutObject: putObject(s3),
    },
    resume() {
      collecting = collectOrphans(s3).catch((error: unknown) => host.log(`s3: ${String(error)}`));
    },
    async close() {
      await collecting;
    },
  };
}

/** Runs beside the first requests: nothing waits for it. */
async function collectOrphans(s3: S3): Promise<void> {
  await setImmediate();
  const referred = new Set([...s3.objects.referredFiles(), ...s3.uploads.referredFiles()]);
  const removed = await s3.bodies.collectOrphans((file) => referred.has(file));
  if (removed > 0) s3.host.log(`s3: removed ${removed} files that an interrupted request had left`);
}
