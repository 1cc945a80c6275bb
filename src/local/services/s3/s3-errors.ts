import { AwsError } from "../../aws-error.ts";

/** S3's errors that more than one operation answers, in its own words ("Error responses", Amazon S3 API Reference). */

/** Status 404, with the member `BucketName`. */
export function noSuchBucket(bucket: string): AwsError {
  return new AwsError("NoSuchBucket", "The specified bucket does not exist", {
    statusCode: 404,
    members: { BucketName: bucket },
  });
}

/** Status 404, with the member `Key`. */
export function noSuchKey(key: string): AwsError {
  return new AwsError("NoSuchKey", "The specified key does not exist.", { statusCode: 404, members: { Key: key } });
}

/** Status 404, with the members `Key` and `VersionId`. */
export function noSuchVersion(key: string, version: string): AwsError {
  return new AwsError("NoSuchVersion", "The specified version does not exist.", {
    statusCode: 404,
    members: { Key: key, VersionId: version },
  });
}

/** HEAD answers carry no body, so S3 has one name for everything that is absent. */
export function notFound(): AwsError {
  return new AwsError("NotFound", "Not Found", { statusCode: 404 });
}

/** Status 404, with the member `UploadId`. S3 answers the same for an upload that was completed or aborted. */
export function noSuchUpload(upload: string | undefined): AwsError {
  return new AwsError(
    "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    { statusCode: 404, members: { UploadId: upload ?? "" } },
  );
}

/** Status 403. S3 does not say which permission was missing. */
export function accessDenied(): AwsError {
  return new AwsError("AccessDenied", "Access Denied", { statusCode: 403 });
}

/** Status 400. `name` is the parameter's or header's, as it is on the wire. */
export function invalidArgument(message: string, name: string, value: string): AwsError {
  return new AwsError("InvalidArgument", message, {
    statusCode: 400,
    members: { ArgumentName: name, ArgumentValue: value },
  });
}

/** Status 400, with S3's own text: the members are right, but not together. */
export function invalidRequest(message: string): AwsError {
  return new AwsError("InvalidRequest", message, { statusCode: 400 });
}

/** The bucket's owner has every object, so its access control list can grant nothing to others. */
export function listsAreOff(): AwsError {
  return new AwsError(
    "InvalidBucketAclWithObjectOwnership",
    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    { statusCode: 400 },
  );
}

/** Status 400: the body cannot be parsed as XML, or breaks S3's schema. */
export function malformedXml(): AwsError {
  return new AwsError(
    "MalformedXML",
    "The XML you provided was not well-formed or did not validate against our published schema",
    { statusCode: 400 },
  );
}

/** S3's answer to a request that asks for something it, or here this endpoint, does not do. */
export function notImplemented(header: string): AwsError {
  return new AwsError("NotImplemented", "A header you provided implies functionality that is not implemented", {
    statusCode: 501,
    members: { Header: header },
  });
}

/** Status 412. `condition` is the name of the header: `If-Match`. */
export function preconditionFailed(condition: string): AwsError {
  return new AwsError("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", {
    statusCode: 412,
    members: { Condition: condition },
  });
}

/** Status 400. Both sizes are in bytes. */
export function entityTooLarge(size: number, limit: number): AwsError {
  return new AwsError("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", {
    statusCode: 400,
    members: { ProposedSize: size, MaxSizeAllowed: limit },
  });
}

/** Not an error of AWS's: its disks do not fill. 507 is a status SDKs do not retry. */
export function diskFull(): AwsError {
  return new AwsError(
    "InternalError",
    "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
    { statusCode: 507, localFault: "disk-full" },
  );
}
