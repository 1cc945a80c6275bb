import type { FunctionCode } from "@aws-sdk/client-lambda";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { AwsError } from "../../../aws-error.ts";
import type { Caller, ServiceHost } from "../../../service.ts";

/** Bytes of a whole request. The zip file is base64 in it, so about 50 MB of zip file fit. */
const requestLimit = 70_167_211;

/**
 * The bytes of a function's zip file, from the request or from S3, read there as the one who asks.
 *
 * @param operation the operation's name, for AWS's text about a request that is too large
 * @throws AwsError `InvalidParameterValueException` without code or where S3 does not give it, `AccessDeniedException`
 *   where S3 refuses, `RequestEntityTooLargeException`
 */
export async function readCode(
  code: Pick<FunctionCode, "ImageUri" | "S3Bucket" | "S3Key" | "S3ObjectVersion" | "ZipFile"> | undefined,
  options: { host: ServiceHost; caller: Caller; operation: string },
): Promise<Uint8Array> {
  if (code?.ImageUri !== undefined) {
    throw new AwsError(
      "InvalidParameterValueException",
      "This local endpoint runs functions from zip files only, not from container images.",
    );
  }
  if (code?.ZipFile !== undefined) {
    if (code.S3Bucket !== undefined || code.S3Key !== undefined) {
      throw new AwsError(
        "InvalidParameterValueException",
        "Please do not provide other FunctionCode parameters when providing a ZipFile.",
      );
    }
    if (4 * Math.ceil(code.ZipFile.length / 3) <= requestLimit) return code.ZipFile;
    throw new AwsError(
      "RequestEntityTooLargeException",
      `Request must be smaller than ${requestLimit} bytes for the ${options.operation} operation`,
      { statusCode: 413 },
    );
  }
  if (code?.S3Bucket === undefined && code?.S3Key === undefined) {
    throw new AwsError("InvalidParameterValueException", "Please provide a source for function code.");
  }
  if (code.S3Bucket === undefined)
    throw new AwsError("InvalidParameterValueException", "S3Bucket parameter is missing");
  if (code.S3Key === undefined) throw new AwsError("InvalidParameterValueException", "S3Key parameter is missing");
  return await readObject({ Bucket: code.S3Bucket, Key: code.S3Key, VersionId: code.S3ObjectVersion }, options);
}

async function readObject(
  object: { Bucket: string; Key: string; VersionId: string | undefined },
  options: { host: ServiceHost; caller: Caller },
): Promise<Uint8Array> {
  try {
    const output = await options.host.call({
      service: "s3",
      operation: "GetObject",
      input: object,
      caller: options.caller,
    });
    return await readBody(output);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const said = `S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`;
    if (error.code === "AccessDenied") {
      throw new AwsError(
        "AccessDeniedException",
        `Your access has been denied by S3, please make sure your request credentials have permission to GetObject for ${object.Bucket}/${object.Key}. ${said}`,
        { statusCode: 403 },
      );
    }
    throw new AwsError("InvalidParameterValueException", `Error occurred while GetObject. ${said}`);
  }
}

async function readBody(output: unknown): Promise<Uint8Array> {
  const body = typeof output === "object" && output !== null && "Body" in output ? output.Body : undefined;
  if (body instanceof Uint8Array) return body;
  if (body instanceof Readable) return await buffer(body);
  throw new Error("S3 answered GetObject without a body");
}
