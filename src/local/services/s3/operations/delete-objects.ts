import type { _Error, DeletedObject, DeleteObjectsCommandInput, DeleteObjectsCommandOutput } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { deleteVersion } from "../objects/delete-version.ts";
import { checkKey } from "../objects/object-key.ts";
import { checkWriteConditions } from "../objects/preconditions.ts";
import { exchangeBodies, type S3 } from "../s3.ts";
import { malformedXml, noSuchVersion } from "../s3-errors.ts";

/** Each object for itself: what cannot be deleted is listed in `Errors`, the rest is deleted. */
export function deleteObjects(s3: S3): Operation<DeleteObjectsCommandInput, DeleteObjectsCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const objects = input.Delete?.Objects ?? [];
    if (objects.length === 0 || objects.length > 1000) throw malformedXml();
    const deleted: DeletedObject[] = [];
    const errors: _Error[] = [];
    exchangeBodies(s3, {
      added: [],
      change(release) {
        for (const { Key, VersionId, ETag } of objects) {
          try {
            const key = checkKey(Key);
            if (ETag !== undefined) {
              checkWriteConditions(key, s3.objects.findLatest(bucket.name, key), { IfMatch: ETag });
            }
            const isNamed = VersionId !== undefined && VersionId !== "null";
            if (isNamed && !s3.objects.findVersion(bucket.name, key, VersionId)) throw noSuchVersion(key, VersionId);
            const result = deleteVersion(s3, { bucket, context, key, version: VersionId, release });
            deleted.push({
              Key: key,
              ...(VersionId !== undefined && { VersionId }),
              ...(result.DeleteMarker && { DeleteMarker: true, DeleteMarkerVersionId: result.VersionId }),
            });
          } catch (error) {
            if (!(error instanceof AwsError)) throw error;
            errors.push({ Key, VersionId, Code: error.code, Message: error.message });
          }
        }
      },
    });
    return {
      ...(!input.Delete?.Quiet && deleted.length > 0 && { Deleted: deleted }),
      ...(errors.length > 0 && { Errors: errors }),
    };
  };
}
