import type { Service, ServiceHost } from "../../service.ts";
import { attachRolePolicy } from "./attach-role-policy.ts";
import { createPolicy } from "./create-policy.ts";
import { createPolicyVersion } from "./create-policy-version.ts";
import { createRole } from "./create-role.ts";
import { deletePolicy } from "./delete-policy.ts";
import { deletePolicyVersion } from "./delete-policy-version.ts";
import { deleteRole } from "./delete-role.ts";
import { deleteRolePermissionsBoundary } from "./delete-role-permissions-boundary.ts";
import { deleteRolePolicy } from "./delete-role-policy.ts";
import { detachRolePolicy } from "./detach-role-policy.ts";
import { getPolicy } from "./get-policy.ts";
import { getPolicyVersion } from "./get-policy-version.ts";
import { getRole } from "./get-role.ts";
import { getRolePolicy } from "./get-role-policy.ts";
import { listAttachedRolePolicies } from "./list-attached-role-policies.ts";
import { listInstanceProfilesForRole } from "./list-instance-profiles-for-role.ts";
import { listPolicies } from "./list-policies.ts";
import { listPolicyVersions } from "./list-policy-versions.ts";
import { listRolePolicies } from "./list-role-policies.ts";
import { listRoleTags } from "./list-role-tags.ts";
import { listRoles } from "./list-roles.ts";
import { putRolePermissionsBoundary } from "./put-role-permissions-boundary.ts";
import { putRolePolicy } from "./put-role-policy.ts";
import { setDefaultPolicyVersion } from "./set-default-policy-version.ts";
import { tagRole } from "./tag-role.ts";
import { untagRole } from "./untag-role.ts";
import { updateAssumeRolePolicy } from "./update-assume-role-policy.ts";
import { updateRole } from "./update-role.ts";

/** Roles and their policies. Global: everything is keyed by account alone. */
export function createIamService(host: ServiceHost): Service {
  return {
    operations: {
      AttachRolePolicy: attachRolePolicy(host),
      CreatePolicy: createPolicy(host),
      CreatePolicyVersion: createPolicyVersion(host),
      CreateRole: createRole(host),
      DeletePolicy: deletePolicy(host),
      DeletePolicyVersion: deletePolicyVersion(host),
      DeleteRole: deleteRole(host),
      DeleteRolePermissionsBoundary: deleteRolePermissionsBoundary(host),
      DeleteRolePolicy: deleteRolePolicy(host),
      DetachRolePolicy: detachRolePolicy(host),
      GetPolicy: getPolicy(host),
      GetPolicyVersion: getPolicyVersion(host),
      GetRole: getRole(host),
      GetRolePolicy: getRolePolicy(host),
      ListAttachedRolePolicies: listAttachedRolePolicies(host),
      ListInstanceProfilesForRole: listInstanceProfilesForRole(host),
      ListPolicies: listPolicies(host),
      ListPolicyVersions: listPolicyVersions(host),
      ListRolePolicies: listRolePolicies(host),
      ListRoleTags: listRoleTags(host),
      ListRoles: listRoles(host),
      PutRolePermissionsBoundary: putRolePermissionsBoundary(host),
      PutRolePolicy: putRolePolicy(host),
      SetDefaultPolicyVersion: setDefaultPolicyVersion(host),
      TagRole: tagRole(host),
      UntagRole: untagRole(host),
      UpdateAssumeRolePolicy: updateAssumeRolePolicy(host),
      UpdateRole: updateRole(host),
    },
  };
}
