import type {
  DeleteBucketEncryptionCommandInput,
  DeleteBucketEncryptionCommandOutput,
  GetBucketEncryptionCommandInput,
  GetBucketEncryptionCommandOutput,
  PutBucketEncryptionCommandInput,
  PutBucketEncryptionCommandOutput,
  ServerSideEncryptionConfiguration,
} from "@aws-sdk/client-s3";
import type { Operation } from "../../../service.ts";
import type { S3 } from "../s3.ts";
import { malformedXml, notImplemented } from "../s3-errors.ts";
import { storedSetting } from "./stored-setting.ts";

/** Since January 2023 every bucket has this, and goes back to it when its own configuration is deleted. */
const byDefault = (): ServerSideEncryptionConfiguration => ({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" }, BucketKeyEnabled: false }],
});

/** Answers SSE-S3 (`AES256`) where nothing was configured, as AWS does since January 2023. */
export function getBucketEncryption(
  s3: S3,
): Operation<GetBucketEncryptionCommandInput, GetBucketEncryptionCommandOutput> {
  const encryption = storedSetting(s3, "encryption", byDefault);
  return (input, context) => ({ ServerSideEncryptionConfiguration: encryption.get(input, context) });
}

/** Keys of KMS are not to be had here, so only the default algorithm is accepted. */
export function putBucketEncryption(
  s3: S3,
): Operation<PutBucketEncryptionCommandInput, PutBucketEncryptionCommandOutput> {
  const encryption = storedSetting(s3, "encryption", byDefault);
  return (input, context) => {
    const configuration = input.ServerSideEncryptionConfiguration;
    const algorithms = configuration?.Rules?.map((rule) => rule.ApplyServerSideEncryptionByDefault?.SSEAlgorithm);
    if (!configuration || !algorithms || algorithms.length !== 1) throw malformedXml();
    if (algorithms[0] !== "AES256") throw notImplemented("x-amz-server-side-encryption");
    encryption.put(input, context, configuration);
    return {};
  };
}

/** Returns the bucket to SSE-S3. */
export function deleteBucketEncryption(
  s3: S3,
): Operation<DeleteBucketEncryptionCommandInput, DeleteBucketEncryptionCommandOutput> {
  const encryption = storedSetting(s3, "encryption", byDefault);
  return (input, context) => {
    encryption.delete(input, context);
    return {};
  };
}
