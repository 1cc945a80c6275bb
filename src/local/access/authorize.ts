import { AwsError } from "../aws-error.ts";
import type { Authorizer, PermissionCall } from "../dispatcher.ts";
import type { Caller, Principal, ServiceName } from "../service.ts";
import { describeService } from "../services/registry.ts";
import type { CallerPolicy } from "./caller-policy.ts";
import { evaluatePolicies, type RequiredPermission, type Verdict } from "./policy.ts";
import type { ConditionKeys } from "./conditions.ts";
import { statementsFor, statementsForCaller } from "./principal.ts";

/** What IAM keeps of a role: its policies and, where it has one, its boundary. Undefined where there is no such role. */
export type RolePolicies = (
  roleArn: string,
) => { readonly policies: readonly unknown[]; readonly boundary?: unknown } | undefined;

/** The policies attached to a resource itself, by its ARN. */
export type ResourcePolicies = (service: ServiceName, resource: string) => readonly unknown[];

/** Actions that services need no resource policy for: roles have trust policies, and events belong to services. */
const freeForServices = new Set(["sts:AssumeRole", "events:PutEvents", "iam:PassRole"]);

/**
 * The authorisation of every call. The person owns the account and may do everything, unless a policy holds them; a role
 * may do what its policies allow, within its boundary; a service by itself may do what the resource's own policy allows
 * it. A policy too narrow for AWS fails here first, with AWS's error.
 */
export function createAuthorizer(
  rolePolicies: RolePolicies,
  resourcePolicies: ResourcePolicies = () => [],
  judgedResource: (service: ServiceName, resource: string) => string = (_service, resource) => resource,
  callerPolicy?: Pick<CallerPolicy, "current" | "noteUse">,
): Authorizer {
  function authorize(call: PermissionCall): void {
    const { principal, region, account } = call.caller;
    // What a service does by itself is nothing that the person needs permission for.
    // A service that looks up a role's trust for itself does so as the account.
    const isPerson = principal.type === "user" && !/\.amazonaws\.com$|:root$/.test(principal.arn);
    const held = isPerson ? callerPolicy?.current() : undefined;
    // The account's owner may do everything that a bucket's policy does not deny to everybody.
    if (principal.type === "user" && call.service !== "s3" && held === undefined) return;
    const required = requiredPermissions(call).map((permission) => ({
      ...permission,
      resource: judgedResource(call.service, permission.resource),
    }));
    if (principal.type === "anonymous" && call.service === "s3") return authorizeStranger(call, required);
    if (required.length === 0) return;
    if (principal.type === "service") return authorizeService(call, principal, required);
    if (principal.type === "user" && held === undefined) return checkBucketDenials(call, required);
    if (principal.type === "anonymous") return authorizeByResource(call, required, surroundingKeys());
    const isUser = principal.type === "user";
    const role = isUser ? { policies: [held] } : rolePolicies(principal.roleArn);
    const keys = {
      ...surroundingKeys(),
      "aws:requestedregion": region,
      "aws:principalarn": isUser ? principal.arn : principal.roleArn,
      "aws:principalaccount": account,
      "aws:sourceaccount": account,
      // All resources of the endpoint belong to its one account.
      "aws:resourceaccount": account,
    };
    for (const permission of required) {
      const bucketVerdict = judgeByBucket(call, permission, keys);
      if (bucketVerdict === "denied") refuseByBucket(call, permission);
      const judge = (policies: readonly unknown[], policy: PolicyKind): void => {
        const verdict = evaluatePolicies(policies, permission, keys);
        // In one account a resource's policy that names the role is permission enough.
        const granted = policy === "identity-based policy" && bucketVerdict === "allowed" && verdict !== "denied";
        if (verdict !== "allowed" && !granted)
          throw refusal({ service: call.service, caller: call.caller, permission, verdict, policy });
      };
      judge(role?.policies ?? [], "identity-based policy");
      if (isUser) {
        callerPolicy?.noteUse(permission, keys);
        continue;
      }
      if (role?.boundary !== undefined) judge([role.boundary], "permissions boundary");
      if (principal.sessionPolicy !== undefined) judge([principal.sessionPolicy], "session policy");
    }
  }

  /** Requests to S3 that nobody signed: a bucket's policy has to allow them to everybody. */
  function authorizeStranger(call: PermissionCall, required: readonly RequiredPermission[]): void {
    // The account's own statements speak of its users, not of strangers.
    const stranger = { ...call, caller: { ...call.caller, account: "" } };
    const isAllowed = (permission: RequiredPermission): boolean =>
      judgeByBucket(stranger, permission, surroundingKeys()) === "allowed";
    if (required.length > 0 && required.every(isAllowed)) return;
    throw describeService(call.service).errors.missingSignature("");
  }

  function judgeByBucket(call: PermissionCall, permission: RequiredPermission, keys: ConditionKeys): Verdict {
    if (call.service !== "s3") return "not-mentioned";
    const policies = resourcePolicies("s3", permission.resource);
    if (policies.length === 0) return "not-mentioned";
    // Without this a bucket that AWS serves over TLS alone would be closed to everybody here.
    return evaluatePolicies([{ Statement: statementsForCaller(policies, call.caller) }], permission, {
      ...keys,
      "aws:securetransport": "true",
    });
  }

  function checkBucketDenials(call: PermissionCall, required: readonly RequiredPermission[]): void {
    for (const permission of required) {
      if (ownersAlways.has(permission.action)) continue;
      const keys = { ...surroundingKeys(), "aws:principalarn": call.caller.principal.arn };
      if (judgeByBucket(call, permission, keys) === "denied") refuseByBucket(call, permission);
    }
  }

  function refuseByBucket({ service, caller }: PermissionCall, permission: RequiredPermission): never {
    throw refusal({ service, caller, permission, verdict: "denied", policy: "resource-based policy" });
  }

  function authorizeService(
    call: PermissionCall,
    principal: ServicePrincipal,
    required: readonly RequiredPermission[],
  ): void {
    const { caller } = call;
    authorizeByResource(call, required, {
      "aws:requestedregion": caller.region,
      "aws:sourceaccount": caller.account,
      "aws:sourcearn": principal.sourceArn,
      "aws:principalisawsservice": "true",
      "aws:principalservicename": principal.arn,
    });
  }

  /** The policy of the resource alone decides: there is no identity with a policy. */
  function authorizeByResource(
    call: PermissionCall,
    required: readonly RequiredPermission[],
    keys: ConditionKeys,
  ): void {
    const { service, caller } = call;
    for (const permission of required) {
      if (freeForServices.has(permission.action)) continue;
      const acting = { service: caller.principal.arn, region: caller.region };
      const statements = statementsFor(resourcePolicies(service, permission.resource), acting);
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

/** Condition keys that every call over the wire has. The endpoint is reached from this machine, without TLS. */
function surroundingKeys(): ConditionKeys {
  const now = new Date();
  return {
    "aws:currenttime": now.toISOString(),
    "aws:epochtime": String(Math.floor(now.getTime() / 1000)),
    "aws:sourceip": "127.0.0.1",
    "aws:securetransport": "false",
  };
}

/** What the owner may do whatever a bucket's policy says: otherwise nobody could open the bucket again. */
const ownersAlways = new Set(["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"]);

type PolicyKind = "identity-based policy" | "permissions boundary" | "session policy";
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
