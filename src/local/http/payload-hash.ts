import { AwsError } from "../aws-error.ts";

const streaming = [
  "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
  "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD",
  "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER",
];

/**
 * Reads what `x-amz-content-sha256` says of an S3 request's body: a digest, or how the body is checked instead.
 *
 * @throws AwsError `InvalidArgument`
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function checkPayloadHash(hash: string): string {
  if (hash === "UNSIGNED-PAYLOAD" || streaming.includes(hash) || /^[0-9a-f]{64}$/i.test(hash)) return hash;
  throw new AwsError(
    "InvalidArgument",
    `x-amz-content-sha256 must be UNSIGNED-PAYLOAD, ${streaming.join(", ")} or a valid sha256 value.`,
    { statusCode: 400, members: { ArgumentName: "x-amz-content-sha256", ArgumentValue: hash } },
  );
}
