import type {
  DeletePublicAccessBlockCommandInput,
  DeletePublicAccessBlockCommandOutput,
  GetPublicAccessBlockCommandInput,
  GetPublicAccessBlockCommandOutput,
  PublicAccessBlockConfiguration,
  PutPublicAccessBlockCommandInput,
  PutPublicAccessBlockCommandOutput,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import type { S3 } from "../s3.ts";
import { malformedXml } from "../s3-errors.ts";
import { refuse, storedSetting } from "./stored-setting.ts";

const noBlock = refuse(
  (bucket) =>
    new AwsError("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", {
      statusCode: 404,
      members: { BucketName: bucket },
    }),
);

/** @throws AwsError `NoSuchPublicAccessBlockConfiguration` */
export function getPublicAccessBlock(
  s3: S3,
): Operation<GetPublicAccessBlockCommandInput, GetPublicAccessBlockCommandOutput> {
  const block = storedSetting<PublicAccessBlockConfiguration>(s3, "public-access-block", noBlock);
  return (input, context) => ({ PublicAccessBlockConfiguration: block.get(input, context) });
}

/** Sets the public access block. A setting that the configuration leaves out is off. */
export function putPublicAccessBlock(
  s3: S3,
): Operation<PutPublicAccessBlockCommandInput, PutPublicAccessBlockCommandOutput> {
  const block = storedSetting<PublicAccessBlockConfiguration>(s3, "public-access-block", noBlock);
  return (input, context) => {
    const asked = input.PublicAccessBlockConfiguration;
    if (!asked) throw malformedXml();
    block.put(input, context, {
      BlockPublicAcls: asked.BlockPublicAcls ?? false,
      IgnorePublicAcls: asked.IgnorePublicAcls ?? false,
      BlockPublicPolicy: asked.BlockPublicPolicy ?? false,
      RestrictPublicBuckets: asked.RestrictPublicBuckets ?? false,
    });
    return {};
  };
}

/** Nothing is blocked afterwards. Succeeds also without a configuration. */
export function deletePublicAccessBlock(
  s3: S3,
): Operation<DeletePublicAccessBlockCommandInput, DeletePublicAccessBlockCommandOutput> {
  const block = storedSetting<PublicAccessBlockConfiguration>(s3, "public-access-block", noBlock);
  return (input, context) => {
    block.delete(input, context);
    return {};
  };
}
