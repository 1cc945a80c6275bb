import type { CreateBucketCommandInput, CreateBucketCommandOutput, Grant, Owner } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { cannedGrants, headerGrants, isPublic } from "../access-control/grants.ts";
import { checkBucketName } from "../buckets/bucket-name.ts";
import { canonicalUser } from "../owner.ts";
import { type S3, wholeSecond } from "../s3.ts";
import { listsAreOff, notImplemented } from "../s3-errors.ts";
import { checkTags } from "../objects/tag-set.ts";

/** The rules on regions are those of "CreateBucket", Amazon S3 API Reference: us-east-1 is the one without a name. */
export function createBucket(s3: S3): Operation<CreateBucketCommandInput, CreateBucketCommandOutput> {
  return (input, { caller }) => {
    const name = checkBucketName(input.Bucket);
    if (input.ObjectLockEnabledForBucket) throw notImplemented("x-amz-bucket-object-lock-enabled");
    const grants = checkAccessControl(input, canonicalUser(caller.account));
    const region = chooseRegion(input.CreateBucketConfiguration?.LocationConstraint, caller.region);
    const tags = checkTags(input.CreateBucketConfiguration?.Tags ?? [], "bucket");
    const location = caller.region === "us-east-1" ? `/${name}` : `http://${name}.s3.amazonaws.com/`;
    const existing = s3.buckets.find(name);
    if (existing) {
      if (existing.account !== caller.account) throw bucketAlreadyExists(name);
      if (existing.region === "us-east-1" && caller.region === "us-east-1") return { Location: location };
      throw bucketAlreadyOwnedByYou(name);
    }
    s3.host.store.write(() => {
      s3.buckets.add({ name, account: caller.account, region, created: wholeSecond(s3), versioning: undefined });
      s3.buckets.putSetting(name, "public-access-block", JSON.stringify(blockAll));
      const ownership = input.ObjectOwnership ?? "BucketOwnerEnforced";
      s3.buckets.putSetting(name, "ownership-controls", JSON.stringify({ Rules: [{ ObjectOwnership: ownership }] }));
      if (input.CreateBucketConfiguration?.LocationConstraint === "EU") s3.buckets.putSetting(name, "location", '"EU"');
      if (grants.length > 0) s3.buckets.putSetting(name, "access-control-list", JSON.stringify(grants));
      if (tags.length > 0) s3.buckets.putSetting(name, "tags", JSON.stringify(tags));
    });
    return { Location: location, BucketArn: `arn:aws:s3:::${name}` };
  };
}

/**
 * A new bucket has no lists unless another owner of its objects is asked for, and blocks public ones.
 *
 * @returns the grants of its list where it has one
 * @throws AwsError `InvalidBucketAclWithObjectOwnership`, `InvalidBucketAclWithBlockPublicAccessError`
 */
function checkAccessControl(input: CreateBucketCommandInput, owner: Owner): readonly Grant[] {
  const grants = input.ACL === undefined ? headerGrants(input) : cannedGrants(input.ACL, owner, "bucket");
  if (grants.length === 0 || input.ACL === "private") return [];
  if ((input.ObjectOwnership ?? "BucketOwnerEnforced") === "BucketOwnerEnforced") throw listsAreOff();
  if (!isPublic(grants)) return grants;
  throw new AwsError(
    "InvalidBucketAclWithBlockPublicAccessError",
    "Bucket cannot have public ACLs set with BlockPublicAccess enabled",
    { statusCode: 400 },
  );
}

/** Every bucket made since April 2023 starts with these. */
const blockAll = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

function chooseRegion(constraint: string | undefined, endpointRegion: string): string {
  if (constraint === undefined || constraint === "") {
    if (endpointRegion === "us-east-1") return endpointRegion;
    throw illegalConstraint("unspecified");
  }
  const region = constraint === "EU" ? "eu-west-1" : constraint;
  if (!/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region) || region === "us-east-1") {
    throw new AwsError("InvalidLocationConstraint", "The specified location-constraint is not valid", {
      statusCode: 400,
      members: { LocationConstraint: constraint },
    });
  }
  if (endpointRegion !== "us-east-1" && endpointRegion !== region) throw illegalConstraint(constraint);
  return region;
}

function illegalConstraint(constraint: string): AwsError {
  return new AwsError(
    "IllegalLocationConstraintException",
    `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    { statusCode: 400 },
  );
}

function bucketAlreadyExists(name: string): AwsError {
  return new AwsError(
    "BucketAlreadyExists",
    "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
    { statusCode: 409, members: { BucketName: name } },
  );
}

function bucketAlreadyOwnedByYou(name: string): AwsError {
  return new AwsError(
    "BucketAlreadyOwnedByYou",
    "Your previous request to create the named bucket succeeded and you already own it.",
    { statusCode: 409, members: { BucketName: name } },
  );
}
