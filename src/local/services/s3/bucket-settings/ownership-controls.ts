import type {
  DeleteBucketOwnershipControlsCommandInput,
  DeleteBucketOwnershipControlsCommandOutput,
  GetBucketOwnershipControlsCommandInput,
  GetBucketOwnershipControlsCommandOutput,
  Grant,
  OwnershipControls,
  PutBucketOwnershipControlsCommandInput,
  PutBucketOwnershipControlsCommandOutput,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import type { S3 } from "../s3.ts";
import { listsAreOff, malformedXml } from "../s3-errors.ts";
import { refuse, storedSetting } from "./stored-setting.ts";

const noControls = refuse(
  (bucket) =>
    new AwsError("OwnershipControlsNotFoundError", "The bucket ownership controls were not found", {
      statusCode: 404,
      members: { BucketName: bucket },
    }),
);

const known = new Set<unknown>(["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"]);

/** @throws AwsError `OwnershipControlsNotFoundError` */
export function getBucketOwnershipControls(
  s3: S3,
): Operation<GetBucketOwnershipControlsCommandInput, GetBucketOwnershipControlsCommandOutput> {
  const controls = storedSetting<OwnershipControls>(s3, "ownership-controls", noControls);
  return (input, context) => ({ OwnershipControls: controls.get(input, context) });
}

/**
 * Takes exactly one rule. `BucketOwnerEnforced` turns access control lists off.
 *
 * @throws AwsError `MalformedXML`; `InvalidBucketAclWithObjectOwnership` where the bucket's list grants others
 *   something
 */
export function putBucketOwnershipControls(
  s3: S3,
): Operation<PutBucketOwnershipControlsCommandInput, PutBucketOwnershipControlsCommandOutput> {
  const controls = storedSetting<OwnershipControls>(s3, "ownership-controls", noControls);
  return (input, context) => {
    const asked = input.OwnershipControls;
    if (!asked?.Rules || asked.Rules.length !== 1 || !known.has(asked.Rules[0]?.ObjectOwnership)) throw malformedXml();
    const bucket = requireBucket(s3, input, context).name;
    const grants: Grant[] = JSON.parse(s3.buckets.getSetting(bucket, "access-control-list") ?? "[]");
    if (asked.Rules[0]?.ObjectOwnership === "BucketOwnerEnforced" && grants.length > 1) throw listsAreOff();
    controls.put(input, context, asked);
    return {};
  };
}

/** Succeeds also without controls. */
export function deleteBucketOwnershipControls(
  s3: S3,
): Operation<DeleteBucketOwnershipControlsCommandInput, DeleteBucketOwnershipControlsCommandOutput> {
  const controls = storedSetting<OwnershipControls>(s3, "ownership-controls", noControls);
  return (input, context) => {
    controls.delete(input, context);
    return {};
  };
}
