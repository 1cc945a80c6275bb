import { AwsError } from "../../../aws-error.ts";

const reservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
const reservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

/**
 * Checks a new bucket's name ("General purpose bucket naming rules", Amazon S3 User Guide).
 *
 * @throws AwsError `InvalidBucketName`
 */
export function checkBucketName(name: string | undefined): string {
  if (name !== undefined && isBucketName(name)) return name;
  throw invalidBucketName(name);
}

/** `InvalidBucketName`, with status 400. */
export function invalidBucketName(name: string | undefined): AwsError {
  return new AwsError("InvalidBucketName", "The specified bucket is not valid.", {
    statusCode: 400,
    members: { BucketName: name ?? "" },
  });
}

/** Whether some bucket can have the name: those of before 2018 in us-east-1 had more freedom than new ones. */
export function isPossibleName(name: string): boolean {
  return /^[A-Za-z0-9._-]{3,255}$/.test(name) && !name.includes("..");
}

function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes("..") &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !reservedPrefixes.some((prefix) => name.startsWith(prefix)) &&
    !reservedSuffixes.some((suffix) => name.endsWith(suffix))
  );
}
