import type {
  DeleteBucketTaggingCommandInput,
  DeleteBucketTaggingCommandOutput,
  GetBucketTaggingCommandInput,
  GetBucketTaggingCommandOutput,
  PutBucketTaggingCommandInput,
  PutBucketTaggingCommandOutput,
  Tag,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import type { S3 } from "../s3.ts";
import { malformedXml } from "../s3-errors.ts";
import { checkTags } from "../objects/tag-set.ts";
import { refuse, storedSetting } from "./stored-setting.ts";

const noTags = refuse(
  (bucket) =>
    new AwsError("NoSuchTagSet", "The TagSet does not exist", { statusCode: 404, members: { BucketName: bucket } }),
);

/** @throws AwsError `NoSuchTagSet` */
export function getBucketTagging(s3: S3): Operation<GetBucketTaggingCommandInput, GetBucketTaggingCommandOutput> {
  const tags = storedSetting<Tag[]>(s3, "tags", noTags);
  return (input, context) => ({ TagSet: tags.get(input, context) });
}

/** Replaces all tags. @throws AwsError `MalformedXML`, `InvalidTag` */
export function putBucketTagging(s3: S3): Operation<PutBucketTaggingCommandInput, PutBucketTaggingCommandOutput> {
  const tags = storedSetting<Tag[]>(s3, "tags", noTags);
  return (input, context) => {
    if (!input.Tagging) throw malformedXml();
    tags.put(input, context, checkTags(input.Tagging.TagSet ?? [], "bucket"));
    return {};
  };
}

/** Succeeds also without tags. */
export function deleteBucketTagging(
  s3: S3,
): Operation<DeleteBucketTaggingCommandInput, DeleteBucketTaggingCommandOutput> {
  const tags = storedSetting<Tag[]>(s3, "tags", noTags);
  return (input, context) => {
    tags.delete(input, context);
    return {};
  };
}
