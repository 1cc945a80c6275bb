import type { Policy, PolicyVersion, Role } from "@aws-sdk/client-iam";
import type { StoredPolicy, StoredVersion } from "./managed-policies.ts";
import type { StoredRole } from "./roles.ts";

/** A policy document as IAM answers it: percent-encoded by RFC 3986. */
export function encodeDocument(document: string): string {
  return encodeURIComponent(document).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A role as lists show it: without tags and boundary (the documentation of ListRoles). */
export function listedRole(role: StoredRole): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.created),
    AssumeRolePolicyDocument: encodeDocument(role.trust),
    ...(role.description === undefined ? {} : { Description: role.description }),
    MaxSessionDuration: role.maxSession,
  };
}

/** A role in full, as CreateRole and GetRole answer it. */
export function fullRole(role: StoredRole): Role {
  const shown = listedRole(role);
  if (role.boundary !== undefined) {
    shown.PermissionsBoundary = {
      PermissionsBoundaryType: "PermissionsBoundaryPolicy",
      PermissionsBoundaryArn: role.boundary,
    };
  }
  if (role.tags.length > 0) shown.Tags = [...role.tags];
  return shown;
}

/** A managed policy without its document. */
export function shownPolicy(policy: StoredPolicy, uses: { attachments: number; boundaries: number }): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: uses.attachments,
    PermissionsBoundaryUsageCount: uses.boundaries,
    IsAttachable: true,
    CreateDate: new Date(policy.created),
    UpdateDate: new Date(policy.updated),
  };
}

/** One version of a managed policy, without its document. */
export function shownVersion(policy: StoredPolicy, version: StoredVersion): PolicyVersion {
  return {
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersion,
    CreateDate: new Date(version.created),
  };
}
