import { AwsError } from "../../aws-error.ts";

/** S3's errors that more than one operation answers, in its own words ("Error responses", Amazon S3 API Reference). */

export function noSuchBucket(bucket: string): AwsError {
  return new AwsError("NoSuchBucket", "The specified bucket does not exist", {
    statusCode: 404,
    members: { BucketName: bucket },
  });
}

export function noSuchKey(key: string): AwsError {
  return new AwsError("NoSuchKey", "The specified key does not exist.", { statusCode: 404, members: { Key: key } });
}

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

export function noSuchUpload(upload: string | undefined): AwsError {
  return new AwsError(
    "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    { statusCode: 404, members: { UploadId: upload ?? "" } },
  );
}

export function accessDenied(): AwsError {
  return new AwsError("AccessDenied", "Access Denied", { statusCode: 403 });
}

export function invalidArgument(message: string, name: string, value: string): AwsError {
  return new AwsError("InvalidArgument", message, {
    statusCode: 400,
    members: { ArgumentName: name, ArgumentValue: value },
  });
}

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

export function preconditionFailed(condition: string): AwsError {
  return new AwsError("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", {
    statusCode: 412,
    members: { Condition: condition },
  });
}

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
