import { AwsError } from "../aws-error.ts";
import type { Authorizer, PermissionCall } from "../dispatcher.ts";
import type { Caller, Principal, ServiceName } from "../service.ts";
import { describeService } from "../services/registry.ts";
import { evaluatePolicies, type RequiredPermission, type Verdict } from "./policy.ts";
import { statementsFor } from "./principal.ts";

/** What IAM keeps of a role: its policies and, where it has one, its boundary. Undefined where there is no such role. */
export type RolePolicies = (
  roleArn: string,
) => { readonly policies: readonly unknown[]; readonly boundary?: unknown } | undefined;

/** The policies attached to a resource itself, by its ARN. */
export type ResourcePolicies = (service: ServiceName, resource: string) => readonly unknown[];

/** Actions that services need no resource policy for: roles have trust policies, and events belong to services. */
const freeForServices = new Set(["sts:AssumeRole", "events:PutEvents"]);

/**
 * The authorisation of every call. The person owns the account and may do everything; a role may do what its policies
 * allow, within its boundary; a service by itself may do what the resource's own policy allows it. A policy too narrow
 * for AWS fails here first, with AWS's error.
 */
export function createAuthorizer(
  rolePolicies: RolePolicies,
  resourcePolicies: ResourcePolicies = () => [],
): Authorizer {
  function authorize(call: PermissionCall): void {
    const { principal, region, account } = call.caller;
    if (principal.type === "user") return;
    const required = requiredPermissions(call);
    if (required.length === 0) return;
    if (principal.type === "service") return authorizeService(call, principal, required);
    const role = rolePolicies(principal.roleArn);
    const keys = {
      "aws:requestedregion": region,
      "aws:principalarn": principal.roleArn,
      "aws:principalaccount": account,
      "aws:sourceaccount": account,
    };
    for (const permission of required) {
      const judge = (policies: readonly unknown[], policy: PolicyKind): void => {
        const verdict = evaluatePolicies(policies, permission, keys);
        if (verdict !== "allowed")
          throw refusal({ service: call.service, caller: call.caller, permission, verdict, policy });
      };
      judge(role?.policies ?? [], "identity-based policy");
      if (role?.boundary !== undefined) judge([role.boundary], "permissions boundary");
    }
  }

  function authorizeService(
    call: PermissionCall,
    principal: ServicePrincipal,
    required: readonly RequiredPermission[],
  ): void {
    const { service, caller } = call;
    const keys = {
      "aws:requestedregion": caller.region,
      "aws:sourceaccount": caller.account,
      "aws:sourcearn": principal.sourceArn,
      "aws:principalisawsservice": "true",
      "aws:principalservicename": principal.arn,
    };
    for (const permission of required) {
      if (freeForServices.has(permission.action)) continue;
      const statements = statementsFor(resourcePolicies(service, permission.resource), principal.arn);
      const verdict = evaluatePolicies([{ Statement: statements }], permission, keys);
      if (verdict !== "allowed")
        throw refusal({ service, caller, permission, verdict, policy: "resource-based policy" });
    }
  }

  return {
    authorize,
    concealError(call, error) {
      if (!(error instanceof AwsError)) return error;
      const { operation } = call;
      const instead = describeService(call.service).concealment?.({ operation, input: membersOf(call.input) }, error);
      if (!instead) return error;
      try {
        authorize({ ...call, ...instead });
        return error;
      } catch (refused) {
        return refused;
      }
    },
  };
}

type PolicyKind = "identity-based policy" | "permissions boundary";
type ServicePrincipal = Extract<Principal, { type: "service" }>;

function membersOf(input: unknown): Readonly<Record<string, unknown>> {
  return input !== null && typeof input === "object" ? { ...input } : {};
}

function requiredPermissions({ service, operation, input, caller }: PermissionCall): RequiredPermission[] {
  return describeService(service).requiredPermissions({ operation, input: membersOf(input), caller });
}

function refusal(options: {
  service: ServiceName;
  caller: Caller;
  permission: RequiredPermission;
  verdict: Verdict;
  policy: string;
}): AwsError {
  const { service, caller, permission, verdict, policy } = options;
  const article = policy === "identity-based policy" ? "an" : "a";
  const reason =
    verdict === "denied"
      ? `with an explicit deny in ${article} ${policy}`
      : `because no ${policy} allows the ${permission.action} action`;
  return describeService(service).errors.accessDenied({
    refusal: `User: ${caller.principal.arn} is not authorized to perform: ${permission.action}`,
    resource: permission.resource,
    reason,
  });
}
