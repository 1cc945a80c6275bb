import type { Grant, Grantee, Owner, Permission } from "@aws-sdk/client-s3";
import { AwsError } from "../../../aws-error.ts";
import { invalidArgument, malformedXml } from "../s3-errors.ts";

const everybody = "http://acs.amazonaws.com/groups/global/AllUsers";
const anyAccount = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
const logDelivery = "http://acs.amazonaws.com/groups/s3/LogDelivery";
const groups: ReadonlySet<string> = new Set([everybody, anyAccount, logDelivery]);

/** The canonical user of Amazon EC2, to which `aws-exec-read` grants ("Canned ACL", Amazon S3 User Guide). */
const ec2 = "6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c";

const permissions: ReadonlySet<unknown> = new Set(["FULL_CONTROL", "READ", "READ_ACP", "WRITE", "WRITE_ACP"]);

/** The grants of each canned ACL to others beside the owner. The last one is for buckets only. */
const canned: Readonly<Record<string, readonly Grant[]>> = {
  private: [],
  "public-read": [toGroup(everybody, "READ")],
  "public-read-write": [toGroup(everybody, "READ"), toGroup(everybody, "WRITE")],
  "authenticated-read": [toGroup(anyAccount, "READ")],
  "aws-exec-read": [toUser(ec2, "READ")],
  "bucket-owner-read": [],
  "bucket-owner-full-control": [],
  "log-delivery-write": [toGroup(logDelivery, "WRITE"), toGroup(logDelivery, "READ_ACP")],
};

/** The one grant of every list that nobody changed. */
export function ownerGrants(owner: Owner): Grant[] {
  return [toUser(owner.ID ?? "", "FULL_CONTROL")];
}

/**
 * The grants of a canned ACL.
 *
 * @throws AwsError `InvalidArgument` for a name that S3 does not have for a bucket or an object
 */
export function cannedGrants(name: string, owner: Owner, kind: "bucket" | "object"): Grant[] {
  const others = kind === "object" && name === "log-delivery-write" ? undefined : canned[name];
  if (!others) throw invalidArgument("", "x-amz-acl", name);
  return [...ownerGrants(owner), ...others];
}

/** The headers `x-amz-grant-…` by their permission, as the SDK names them. */
export interface GrantHeaders {
  readonly GrantFullControl?: string | undefined;
  readonly GrantRead?: string | undefined;
  readonly GrantReadACP?: string | undefined;
  readonly GrantWrite?: string | undefined;
  readonly GrantWriteACP?: string | undefined;
}

/**
 * The grants that headers name: lists such as `id="…", uri="…"`.
 *
 * @throws AwsError `InvalidArgument`, `UnresolvableGrantByEmailAddress`
 */
export function headerGrants(input: GrantHeaders): Grant[] {
  const headers: readonly (readonly [Permission, string | undefined])[] = [
    ["FULL_CONTROL", input.GrantFullControl],
    ["READ", input.GrantRead],
    ["READ_ACP", input.GrantReadACP],
    ["WRITE", input.GrantWrite],
    ["WRITE_ACP", input.GrantWriteACP],
  ];
  return headers.flatMap(([Permission, text]) =>
    (text ?? "")
      .split(",")
      .filter((grantee) => grantee.trim() !== "")
      .map((grantee) => checkGrant({ Grantee: readGrantee(grantee.trim()), Permission })),
  );
}

/**
 * The grants of a document that a request brings, checked.
 *
 * @throws AwsError `MalformedACLError`, `InvalidArgument`, `UnresolvableGrantByEmailAddress`
 */
export function checkGrants(grants: readonly Grant[]): Grant[] {
  if (grants.length > 100) throw malformedAcl();
  return grants.map(checkGrant);
}

/** Whether a list grants something to everybody ("The meaning of public", Amazon S3 User Guide). */
export function isPublic(grants: readonly Grant[]): boolean {
  return grants.some(({ Grantee: grantee }) => grantee?.URI === everybody || grantee?.URI === anyAccount);
}

/** Returns what a list lets everybody do, without a signature. */
export function permissionsOfEverybody(grants: readonly Grant[]): ReadonlySet<string | undefined> {
  return new Set(grants.filter(({ Grantee: grantee }) => grantee?.URI === everybody).map((grant) => grant.Permission));
}

function checkGrant({ Grantee: grantee, Permission: permission }: Grant): Grant {
  if (!permissions.has(permission) || !grantee) throw malformedAcl();
  if (grantee.Type === "AmazonCustomerByEmail") throw unknownEmail(grantee.EmailAddress);
  if (grantee.Type === "Group") {
    if (groups.has(grantee.URI ?? "")) return { Grantee: grantee, Permission: permission };
    throw invalidArgument("Invalid group uri", "uri", grantee.URI ?? "");
  }
  if (grantee.Type !== "CanonicalUser") throw malformedXml();
  if (!/^[0-9a-f]{64}$/.test(grantee.ID ?? ""))
    throw invalidArgument("Invalid id", "CanonicalUser/ID", grantee.ID ?? "");
  return { Grantee: { Type: "CanonicalUser", ID: grantee.ID }, Permission: permission };
}

function readGrantee(text: string): Grantee {
  const [, kind, quoted = ""] = /^(\w+)\s*=\s*(.*)$/.exec(text) ?? [];
  const value = quoted.replaceAll('"', "");
  if (kind === "id") return { Type: "CanonicalUser", ID: value };
  if (kind === "uri") return { Type: "Group", URI: value };
  if (kind === "emailAddress") return { Type: "AmazonCustomerByEmail", EmailAddress: value };
  throw invalidArgument("Argument format not recognized", "x-amz-grant", text);
}

function toGroup(uri: string, permission: Permission): Grant {
  return { Grantee: { Type: "Group", URI: uri }, Permission: permission };
}

function toUser(id: string, permission: Permission): Grant {
  return { Grantee: { Type: "CanonicalUser", ID: id }, Permission: permission };
}

function malformedAcl(): AwsError {
  return new AwsError(
    "MalformedACLError",
    "The XML you provided was not well-formed or did not validate against our published schema",
    { statusCode: 400 },
  );
}

/** Accounts have no e-mail address here, and AWS stopped taking them in October 2025. */
function unknownEmail(address = ""): AwsError {
  return new AwsError(
    "UnresolvableGrantByEmailAddress",
    "The e-mail address you provided does not match any account on record.",
    { statusCode: 400, members: { emailAddress: address } },
  );
}
