import type { Service, ServiceHost } from "../../service.ts";
import { attachRolePolicy } from "./operations/attach-role-policy.ts";
import { createPolicy } from "./operations/create-policy.ts";
import { createPolicyVersion } from "./operations/create-policy-version.ts";
import { createRole } from "./operations/create-role.ts";
import { deletePolicy } from "./operations/delete-policy.ts";
import { deletePolicyVersion } from "./operations/delete-policy-version.ts";
import { deleteRole } from "./operations/delete-role.ts";
import { deleteRolePermissionsBoundary } from "./operations/delete-role-permissions-boundary.ts";
import { deleteRolePolicy } from "./operations/delete-role-policy.ts";
import { detachRolePolicy } from "./operations/detach-role-policy.ts";
import { getPolicy } from "./operations/get-policy.ts";
import { getPolicyVersion } from "./operations/get-policy-version.ts";
import { getRole } from "./operations/get-role.ts";
import { getRolePolicy } from "./operations/get-role-policy.ts";
import { listAttachedRolePolicies } from "./operations/list-attached-role-policies.ts";
import { listInstanceProfilesForRole } from "./operations/list-instance-profiles-for-role.ts";
import { listPolicies } from "./operations/list-policies.ts";
import { listPolicyVersions } from "./operations/list-policy-versions.ts";
import { listRolePolicies } from "./operations/list-role-policies.ts";
import { listRoleTags } from "./operations/list-role-tags.ts";
import { listRoles } from "./operations/list-roles.ts";
import { putRolePermissionsBoundary } from "./operations/put-role-permissions-boundary.ts";
import { putRolePolicy } from "./operations/put-role-policy.ts";
import { setDefaultPolicyVersion } from "./operations/set-default-policy-version.ts";
import { tagRole } from "./operations/tag-role.ts";
import { untagRole } from "./operations/untag-role.ts";
import { updateAssumeRolePolicy } from "./operations/update-assume-role-policy.ts";
import { updateRole } from "./operations/update-role.ts";

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
