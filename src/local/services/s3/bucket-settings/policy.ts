import type {
  DeleteBucketPolicyCommandInput,
  DeleteBucketPolicyCommandOutput,
  GetBucketPolicyCommandInput,
  GetBucketPolicyCommandOutput,
  GetBucketPolicyStatusCommandInput,
  GetBucketPolicyStatusCommandOutput,
  PutBucketPolicyCommandInput,
  PutBucketPolicyCommandOutput,
} from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { CallContext, Operation } from "../../../service.ts";
import { requireBucket } from "../buckets/bucket-access.ts";
import { isPublicPolicy } from "../buckets/public-policy.ts";
import type { S3 } from "../s3.ts";
import { refuse, storedSetting } from "./stored-setting.ts";

const noPolicy = refuse(
  (bucket) =>
    new AwsError("NoSuchBucketPolicy", "The bucket policy does not exist", {
      statusCode: 404,
      members: { BucketName: bucket },
    }),
);

const sizeLimit = 20 * 1024;

/** Answers the text as it was put. @throws AwsError `NoSuchBucketPolicy` */
export function getBucketPolicy(s3: S3): Operation<GetBucketPolicyCommandInput, GetBucketPolicyCommandOutput> {
  const policy = storedSetting<string>(s3, "policy", noPolicy);
  return (input, context) => ({ Policy: policy.get(input, context) });
}

/** @throws AwsError `MalformedPolicy`; `AccessDenied` for a public policy where the bucket blocks those */
export function putBucketPolicy(s3: S3): Operation<PutBucketPolicyCommandInput, PutBucketPolicyCommandOutput> {
  const policy = storedSetting<string>(s3, "policy", noPolicy);
  return (input, context) => {
    const bucket = requireBucket(s3, input, context);
    const text = checkPolicy(input.Policy ?? "", bucket.name);
    if (isPublicPolicy(JSON.parse(text)) && blocksPublicPolicy(s3, bucket.name)) {
      throw publicPolicyBlocked(bucket.name, context);
    }
    policy.put(input, context, text);
    return {};
  };
}

/** Succeeds also without a policy. */
export function deleteBucketPolicy(s3: S3): Operation<DeleteBucketPolicyCommandInput, DeleteBucketPolicyCommandOutput> {
  const policy = storedSetting<string>(s3, "policy", noPolicy);
  return (input, context) => {
    policy.delete(input, context);
    return {};
  };
}

/**
 * Tells whether the policy is public ("The meaning of public", Amazon S3 User Guide).
 *
 * @throws AwsError `NoSuchBucketPolicy`
 */
export function getBucketPolicyStatus(
  s3: S3,
): Operation<GetBucketPolicyStatusCommandInput, GetBucketPolicyStatusCommandOutput> {
  const policy = storedSetting<string>(s3, "policy", noPolicy);
  return (input, context) => {
    return { PolicyStatus: { IsPublic: isPublicPolicy(JSON.parse(policy.get(input, context))) } };
  };
}

function blocksPublicPolicy(s3: S3, bucket: string): boolean {
  const block = parse(s3.buckets.getSetting(bucket, "public-access-block") ?? "{}");
  return block["BlockPublicPolicy"] === true;
}

function publicPolicyBlocked(bucket: string, { caller }: CallContext): AwsError {
  return new AwsError(
    "AccessDenied",
    `User: ${caller.principal.arn} is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${bucket}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
    { statusCode: 403 },
  );
}

/** @throws AwsError `MalformedPolicy` */
function checkPolicy(text: string, bucket: string): string {
  if (Buffer.byteLength(text) > sizeLimit) {
    throw malformed("Policy exceeds the maximum allowed document size of 20480 bytes.");
  }
  const policy = parse(text);
  const statements = policy["Statement"];
  const list: unknown[] = Array.isArray(statements) ? statements : [statements];
  if (statements === undefined || list.length === 0) throw malformed("Missing required field Statement");
  for (const statement of list) {
    if (!isRecord(statement)) throw malformed("Statement must be an object");
    const { Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource } = statement;
    if (Effect !== "Allow" && Effect !== "Deny") throw malformed(`Invalid effect: ${String(Effect)}`);
    if (Principal === undefined && NotPrincipal === undefined) throw malformed("Missing required field Principal");
    if (Action === undefined && NotAction === undefined) throw malformed("Missing required field Action");
    if (Resource === undefined && NotResource === undefined) throw malformed("Missing required field Resource");
    const own = `arn:aws:s3:::${bucket}`;
    const resources: unknown[] = [Resource ?? NotResource].flat();
    if (!resources.every((arn) => arn === own || String(arn).startsWith(`${own}/`))) {
      throw malformed("Policy has invalid resource");
    }
  }
  return text;
}

function parse(text: string): Record<string, unknown> {
  try {
    const policy: unknown = JSON.parse(text);
    if (isRecord(policy)) return policy;
  } catch {
    // The same answer as for JSON that is not an object.
  }
  throw malformed("Policies must be valid JSON and the first byte must be '{'");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(message: string): AwsError {
  return new AwsError("MalformedPolicy", message, { statusCode: 400 });
}
