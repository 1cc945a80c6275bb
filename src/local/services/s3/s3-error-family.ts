import { AwsError } from "../../aws-error.ts";
import { refusalText, type ErrorFamily } from "../../error-family.ts";

/** S3's errors before an operation runs (S3 API Reference, "Error responses"). */
export const s3ErrorFamily: ErrorFamily = {
  unsupportedOperation: (message) => new AwsError("NotImplemented", message, { statusCode: 501 }),
  accessDenied: ({ refusal, resource, reason }) =>
    new AwsError("AccessDenied", refusalText(refusal, resource === "*" ? undefined : `"${resource}"`, reason), {
      statusCode: 403,
    }),
  unknownKey: (accessKeyId) =>
    new AwsError("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", {
      statusCode: 403,
      members: { AWSAccessKeyId: accessKeyId },
    }),
  expiredToken: () =>
    new AwsError("ExpiredToken", "The security token included in the request is expired", { statusCode: 400 }),
  missingSignature: () => new AwsError("AccessDenied", "Access Denied", { statusCode: 403 }),
};
