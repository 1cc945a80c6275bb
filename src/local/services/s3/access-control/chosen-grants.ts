import type { AccessControlPolicy, Grant, OwnershipControls, PublicAccessBlockConfiguration } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import type { CallContext } from "../../../service.ts";
import type { StoredBucket } from "../buckets/bucket-table.ts";
import { canonicalUser } from "../owner.ts";
import type { S3 } from "../s3.ts";
import { invalidRequest } from "../s3-errors.ts";
import { cannedGrants, checkGrants, type GrantHeaders, headerGrants, isPublic } from "./grants.ts";

/** The choice of an access control list in a request: a canned name, headers or a document. */
interface ListChoice extends GrantHeaders {
  readonly ACL?: string | undefined;
  readonly AccessControlPolicy?: AccessControlPolicy | undefined;
}

/**
 * The access control list that a request chooses.
 *
 * @param options.operation names the action in the error
 * @returns nothing when it chooses none, or the owner alone
 * @throws AwsError `AccessControlListNotSupported` where the bucket enforces its owner, `AccessDenied` where public lists
 *   are blocked, `InvalidRequest`, and the errors of `grants.ts`
 */
export function chooseGrants(
  s3: S3,
  bucket: StoredBucket,
  input: ListChoice,
  options: { readonly kind: "bucket" | "object"; readonly operation: string; readonly context: CallContext },
): Grant[] | undefined {
  const { ACL: name, AccessControlPolicy: document } = input;
  const owner = canonicalUser(bucket.account);
  const inHeaders = headerGrants(input);
  if (name === undefined && inHeaders.length === 0 && !document) return undefined;
  if (name !== undefined && inHeaders.length > 0) {
    throw invalidRequest("Specifying both Canned ACLs and Header Grants is not allowed");
  }
  if (enforcesOwner(s3, bucket.name)) {
    if (name === "bucket-owner-full-control") return undefined;
    throw new AwsError("AccessControlListNotSupported", "The bucket does not allow ACLs", { statusCode: 400 });
  }
  const grants =
    name === undefined
      ? document
        ? checkGrants(document.Grants ?? [])
        : inHeaders
      : cannedGrants(name, owner, options.kind);
  if (isPublic(grants) && blocksPublicLists(s3, bucket.name)) throw publicListBlocked(bucket.name, options);
  return grants;
}

/** Whether the bucket's lists are off: its owner has all ("Controlling ownership of objects", Amazon S3 User Guide). */
function enforcesOwner(s3: S3, bucket: string): boolean {
  const controls: OwnershipControls = JSON.parse(s3.buckets.getSetting(bucket, "ownership-controls") ?? "{}");
  return controls.Rules?.[0]?.ObjectOwnership === "BucketOwnerEnforced";
}

function blocksPublicLists(s3: S3, bucket: string): boolean {
  const block: PublicAccessBlockConfiguration = JSON.parse(
    s3.buckets.getSetting(bucket, "public-access-block") ?? "{}",
  );
  return block.BlockPublicAcls === true;
}

function publicListBlocked(
  bucket: string,
  { operation, context: { caller } }: { readonly operation: string; readonly context: CallContext },
): AwsError {
  return new AwsError(
    "AccessDenied",
    `User: ${caller.principal.arn} is not authorized to perform: s3:${operation} on resource: "arn:aws:s3:::${bucket}" because public access control lists (ACLs) are prevented by the BlockPublicAcls setting in S3 Block Public Access.`,
    { statusCode: 403 },
  );
}
