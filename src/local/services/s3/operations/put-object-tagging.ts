import type { PutObjectTaggingCommandInput, PutObjectTaggingCommandOutput } from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { checkKey } from "../objects/object-key.ts";
import { requireObject } from "../objects/object-lookup.ts";
import type { S3 } from "../s3.ts";
import { malformedXml } from "../s3-errors.ts";
import { checkTags } from "../objects/tag-set.ts";

/**
 * Replaces all tags of a version.
 *
 * @throws AwsError `MalformedXML`, `InvalidTag`, `NoSuchKey`; `BadRequest` for more than 10
 */
export function putObjectTagging(s3: S3): Operation<PutObjectTaggingCommandInput, PutObjectTaggingCommandOutput> {
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const object = requireObject(s3, { bucket: bucket.name, key: checkKey(input.Key), version: input.VersionId });
    if (!input.Tagging) throw malformedXml();
    const tags = checkTags(input.Tagging.TagSet ?? [], "object");
    s3.host.store.write(() => s3.objects.setTags(object, tags));
    return { VersionId: bucket.versioning && object.version };
  };
}
