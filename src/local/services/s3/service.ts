import type { open } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Service, ServiceHost } from "../../service.ts";
import { abortMultipartUpload } from "./operations/abort-multipart-upload.ts";
import { createBodyFiles } from "./bodies/body-files.ts";
import { readAbsentSettings } from "./bucket-settings/absent-settings.ts";
import { getBucketAcl, getObjectAcl, putBucketAcl, putObjectAcl } from "./bucket-settings/access-control-list.ts";
import { deleteBucketCors, getBucketCors, putBucketCors } from "./bucket-settings/cors.ts";
import { deleteBucketEncryption, getBucketEncryption, putBucketEncryption } from "./bucket-settings/encryption.ts";
import {
  deleteBucketLifecycle,
  getBucketLifecycleConfiguration,
  putBucketLifecycleConfiguration,
} from "./bucket-settings/lifecycle.ts";
import {
  getBucketNotificationConfiguration,
  putBucketNotificationConfiguration,
} from "./bucket-settings/notifications.ts";
import {
  deleteBucketOwnershipControls,
  getBucketOwnershipControls,
  putBucketOwnershipControls,
} from "./bucket-settings/ownership-controls.ts";
import {
  deleteBucketPolicy,
  getBucketPolicy,
  getBucketPolicyStatus,
  putBucketPolicy,
} from "./bucket-settings/policy.ts";
import {
  deletePublicAccessBlock,
  getPublicAccessBlock,
  putPublicAccessBlock,
} from "./bucket-settings/public-access-block.ts";
import { deleteBucketTagging, getBucketTagging, putBucketTagging } from "./bucket-settings/tagging.ts";
import { getBucketVersioning, putBucketVersioning } from "./bucket-settings/versioning.ts";
import { createBucketTable } from "./buckets/bucket-table.ts";
import { completeMultipartUpload } from "./operations/complete-multipart-upload.ts";
import { copyObject } from "./operations/copy-object.ts";
import { createBucket } from "./operations/create-bucket.ts";
import { createMultipartUpload } from "./operations/create-multipart-upload.ts";
import { deleteBucket } from "./operations/delete-bucket.ts";
import { deleteObjectTagging } from "./operations/delete-object-tagging.ts";
import { deleteObject } from "./operations/delete-object.ts";
import { deleteObjects } from "./operations/delete-objects.ts";
import { getBucketLocation } from "./operations/get-bucket-location.ts";
import { getObjectAttributes } from "./operations/get-object-attributes.ts";
import { getObjectTagging } from "./operations/get-object-tagging.ts";
import { getObject } from "./operations/get-object.ts";
import { headBucket } from "./operations/head-bucket.ts";
import { headObject } from "./operations/head-object.ts";
import { listBuckets } from "./operations/list-buckets.ts";
import { listMultipartUploads } from "./operations/list-multipart-uploads.ts";
import { listObjectVersions } from "./operations/list-object-versions.ts";
import { listObjectsV2 } from "./operations/list-objects-v2.ts";
import { listObjects } from "./operations/list-objects.ts";
import { listParts } from "./operations/list-parts.ts";
import { createNotificationDeliveries } from "./notifications/deliveries.ts";
import { createObjectTable } from "./objects/object-table.ts";
import { putObjectTagging } from "./operations/put-object-tagging.ts";
import { putObject } from "./operations/put-object.ts";
import type { S3 } from "./s3.ts";
import { migrations } from "./tables.ts";
import { uploadPartCopy } from "./operations/upload-part-copy.ts";
import { uploadPart } from "./operations/upload-part.ts";
import { createUploadTable } from "./uploads/upload-table.ts";

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
    notifications: createNotificationDeliveries(host),
  };
  let collecting = Promise.resolve();
  return {
    operations: {
      ...readAbsentSettings(s3),
      AbortMultipartUpload: abortMultipartUpload(s3),
      CompleteMultipartUpload: completeMultipartUpload(s3),
      CopyObject: copyObject(s3),
      CreateBucket: createBucket(s3),
      CreateMultipartUpload: createMultipartUpload(s3),
      DeleteBucket: deleteBucket(s3),
      DeleteBucketCors: deleteBucketCors(s3),
      DeleteBucketEncryption: deleteBucketEncryption(s3),
      DeleteBucketLifecycle: deleteBucketLifecycle(s3),
      DeleteBucketOwnershipControls: deleteBucketOwnershipControls(s3),
      DeleteBucketPolicy: deleteBucketPolicy(s3),
      DeleteBucketTagging: deleteBucketTagging(s3),
      DeleteObject: deleteObject(s3),
      DeleteObjects: deleteObjects(s3),
      DeleteObjectTagging: deleteObjectTagging(s3),
      DeletePublicAccessBlock: deletePublicAccessBlock(s3),
      GetBucketAcl: getBucketAcl(s3),
      GetBucketCors: getBucketCors(s3),
      GetBucketEncryption: getBucketEncryption(s3),
      GetBucketLifecycleConfiguration: getBucketLifecycleConfiguration(s3),
      GetBucketLocation: getBucketLocation(s3),
      GetBucketNotificationConfiguration: getBucketNotificationConfiguration(s3),
      GetBucketOwnershipControls: getBucketOwnershipControls(s3),
      GetBucketPolicy: getBucketPolicy(s3),
      GetBucketPolicyStatus: getBucketPolicyStatus(s3),
      GetBucketTagging: getBucketTagging(s3),
      GetBucketVersioning: getBucketVersioning(s3),
      GetObject: getObject(s3),
      GetObjectAcl: getObjectAcl(s3),
      GetObjectAttributes: getObjectAttributes(s3),
      GetObjectTagging: getObjectTagging(s3),
      GetPublicAccessBlock: getPublicAccessBlock(s3),
      HeadBucket: headBucket(s3),
      HeadObject: headObject(s3),
      ListBuckets: listBuckets(s3),
      ListMultipartUploads: listMultipartUploads(s3),
      ListObjects: listObjects(s3),
      ListObjectsV2: listObjectsV2(s3),
      ListObjectVersions: listObjectVersions(s3),
      ListParts: listParts(s3),
      PutBucketAcl: putBucketAcl(s3),
      PutBucketCors: putBucketCors(s3),
      PutBucketEncryption: putBucketEncryption(s3),
      PutBucketLifecycleConfiguration: putBucketLifecycleConfiguration(s3),
      PutBucketNotificationConfiguration: putBucketNotificationConfiguration(s3),
      PutBucketOwnershipControls: putBucketOwnershipControls(s3),
      PutBucketPolicy: putBucketPolicy(s3),
      PutBucketTagging: putBucketTagging(s3),
      PutBucketVersioning: putBucketVersioning(s3),
      PutObject: putObject(s3),
      PutObjectAcl: putObjectAcl(s3),
      PutObjectTagging: putObjectTagging(s3),
      PutPublicAccessBlock: putPublicAccessBlock(s3),
      UploadPart: uploadPart(s3),
      UploadPartCopy: uploadPartCopy(s3),
    },
    resume() {
      s3.notifications.start();
      collecting = collectOrphans(s3).catch((error: unknown) => host.log(`s3: ${String(error)}`));
    },
    busy: () => s3.notifications.busy(),
    async close() {
      await s3.notifications.close();
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
