import type {
  CORSRule,
  DeleteBucketCorsCommandInput,
  DeleteBucketCorsCommandOutput,
  GetBucketCorsCommandInput,
  GetBucketCorsCommandOutput,
  PutBucketCorsCommandInput,
  PutBucketCorsCommandOutput,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import type { S3 } from "../s3.ts";
import { invalidRequest, malformedXml } from "../s3-errors.ts";
import { refuse, storedSetting } from "./stored-setting.ts";

const noRules = refuse(
  (bucket) =>
    new AwsError("NoSuchCORSConfiguration", "The CORS configuration does not exist", {
      statusCode: 404,
      members: { BucketName: bucket },
    }),
);

const methods = new Set(["GET", "PUT", "POST", "DELETE", "HEAD"]);

/** @throws AwsError `NoSuchCORSConfiguration` */
export function getBucketCors(s3: S3): Operation<GetBucketCorsCommandInput, GetBucketCorsCommandOutput> {
  const cors = storedSetting<CORSRule[]>(s3, "cors", noRules);
  return (input, context) => ({ CORSRules: cors.get(input, context) });
}

/**
 * Takes 1 to 100 rules and replaces all earlier ones.
 *
 * @throws AwsError `MalformedXML`; `InvalidRequest` for an unknown method
 */
export function putBucketCors(s3: S3): Operation<PutBucketCorsCommandInput, PutBucketCorsCommandOutput> {
  const cors = storedSetting<CORSRule[]>(s3, "cors", noRules);
  return (input, context) => {
    const rules = input.CORSConfiguration?.CORSRules ?? [];
    if (rules.length === 0 || rules.length > 100) throw malformedXml();
    for (const rule of rules) {
      if (!rule.AllowedMethods?.length || !rule.AllowedOrigins?.length) throw malformedXml();
      const unknown = rule.AllowedMethods.find((method) => !methods.has(method));
      if (unknown !== undefined) {
        throw invalidRequest(`Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`);
      }
    }
    cors.put(input, context, rules);
    return {};
  };
}

/** Succeeds also without a configuration. */
export function deleteBucketCors(s3: S3): Operation<DeleteBucketCorsCommandInput, DeleteBucketCorsCommandOutput> {
  const cors = storedSetting<CORSRule[]>(s3, "cors", noRules);
  return (input, context) => {
    cors.delete(input, context);
    return {};
  };
}
