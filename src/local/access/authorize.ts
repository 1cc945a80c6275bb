import { AwsError } from "../aws-error.ts";
import type { Authorizer, PermissionCall } from "../dispatcher.ts";
import type { Principal, ServiceName } from "../service.ts";
import { describeService } from "../services/registry.ts";
import { authorizeOwner, authorizeUnsigned, judgeByBucket, type ResourcePolicies } from "./bucket-verdict.ts";
import type { CallerPolicy } from "./caller-policy.ts";
import type { ConditionKeys } from "./conditions.ts";
import { evaluatePolicies, type RequiredPermission } from "./policy.ts";
import { statementsFor } from "./principal.ts";
import { type PolicyKind, refusalOf } from "./refusal.ts";

/** The reads of the policies that decide. */
interface PolicySources {
  /**
   * The policies of a role and, where it has one, its boundary. Undefined where no such role exists.
   */
  readonly rolePolicies: (
    roleArn: string,
  ) => { readonly policies: readonly unknown[]; readonly boundary?: unknown } | undefined;
  readonly resourcePolicies: ResourcePolicies;
  /** The resource whose policies decide about a resource, where that is another one. */
  readonly judgedResource: (service: ServiceName, resource: string) => string;
  /** The policy the person asked to be held to, if any. */
  readonly callerPolicy?: Pick<CallerPolicy, "current" | "noteUse">;
}

/** A call with what it needs: the permissions, and the condition keys that every call over the wire has. */
interface JudgedCall {
  readonly call: PermissionCall;
  readonly required: readonly RequiredPermission[];
  readonly keys: ConditionKeys;
}

/** Actions that services need no resource policy for: roles have trust policies, and events belong to services. */
const freeForServices = new Set(["sts:AssumeRole", "events:PutEvents", "iam:PassRole"]);

/**
 * The authorisation of every call. The person owns the account and may do everything, unless a policy holds them; a
 * role may do what its policies allow, within its boundary; a service may do what the resource's own policy allows it.
 * A policy too narrow for AWS fails here first, with AWS's error.
 */
export function createAuthorizer(sources: PolicySources): Authorizer {
  return {
    authorize: (call) => authorize(sources, call),
    concealError(call, error) {
      if (!(error instanceof AwsError)) return error;
      const { operation } = call;
      const instead = describeService(call.service).concealment?.({ operation, input: membersOf(call.input) }, error);
      if (!instead) return error;
      try {
        authorize(sources, { ...call, ...instead });
        return error;
      } catch (refused) {
        return refused;
      }
    },
  };
}

function authorize(sources: PolicySources, call: PermissionCall): void {
  const { principal } = call.caller;
  const held = isPerson(principal) ? sources.callerPolicy?.current() : undefined;
  // The account's owner may do everything that a bucket's policy does not deny to everybody.
  if (principal.type === "user" && call.service !== "s3" && held === undefined) return;
  const { resourcePolicies } = sources;
  const judged: JudgedCall = { call, required: requiredPermissions(sources, call), keys: surroundingKeys() };
  if (principal.type === "anonymous" && call.service === "s3") {
    authorizeUnsigned(resourcePolicies, call, judged);
    return;
  }
  if (judged.required.length === 0) return;
  switch (principal.type) {
    case "service":
      authorizeByResource(resourcePolicies, { ...judged, keys: serviceKeys(call, principal) });
      break;
    case "anonymous":
      authorizeByResource(resourcePolicies, judged);
      break;
    case "user":
      if (held === undefined) authorizeOwner(resourcePolicies, call, judged);
      else authorizePerson(sources, judged, held);
      break;
    case "assumed-role":
      authorizeRole(sources, judged, principal);
  }
}

/** A person. A service that acts for itself, or that looks up the trust of a role as the account, is none. */
function isPerson({ type, arn }: Principal): boolean {
  return type === "user" && !arn.endsWith(".amazonaws.com") && !arn.endsWith(":root");
}

function authorizePerson(sources: PolicySources, { call, required, keys }: JudgedCall, policy: unknown): void {
  const ownKeys = { ...keys, ...principalKeys(call, call.caller.principal.arn) };
  for (const permission of required) {
    judgeIdentity(sources, { call, permission, keys: ownKeys, policies: [policy] });
    sources.callerPolicy?.noteUse(permission, ownKeys);
  }
}

function authorizeRole(
  sources: PolicySources,
  { call, required, keys }: JudgedCall,
  { roleArn, sessionPolicy }: Extract<Principal, { type: "assumed-role" }>,
): void {
  const role = sources.rolePolicies(roleArn);
  const ownKeys = { ...keys, ...principalKeys(call, roleArn) };
  for (const permission of required) {
    const narrow = (policy: unknown, kind: PolicyKind): void => {
      const verdict = policy === undefined ? "allowed" : evaluatePolicies([policy], permission, ownKeys);
      if (verdict !== "allowed") throw refusalOf(call, { permission, verdict, policy: kind });
    };
    judgeIdentity(sources, { call, permission, keys: ownKeys, policies: role?.policies ?? [] });
    narrow(role?.boundary, "permissions boundary");
    narrow(sessionPolicy, "session policy");
  }
}

/** Judges by the policies of the caller. In one account, the policy of a bucket that names the caller is enough. */
function judgeIdentity(
  { resourcePolicies }: PolicySources,
  judged: {
    readonly call: PermissionCall;
    readonly permission: RequiredPermission;
    readonly keys: ConditionKeys;
    readonly policies: readonly unknown[];
  },
): void {
  const { call, permission, keys, policies } = judged;
  const ofBucket = judgeByBucket(resourcePolicies, call, { permission, keys });
  if (ofBucket === "denied") {
    throw refusalOf(call, { permission, verdict: "denied", policy: "resource-based policy" });
  }
  const verdict = evaluatePolicies(policies, permission, keys);
  if (verdict === "allowed" || (verdict !== "denied" && ofBucket === "allowed")) return;
  throw refusalOf(call, { permission, verdict, policy: "identity-based policy" });
}

/** The policy of the resource alone decides: the caller has no identity with a policy. */
function authorizeByResource(resourcePolicies: ResourcePolicies, { call, required, keys }: JudgedCall): void {
  const { service, caller } = call;
  const acting = { service: caller.principal.arn, region: caller.region };
  for (const permission of required) {
    if (freeForServices.has(permission.action)) continue;
    const statements = statementsFor(resourcePolicies(service, permission.resource), acting);
    const verdict = evaluatePolicies([{ Statement: statements }], permission, keys);
    if (verdict !== "allowed") throw refusalOf(call, { permission, verdict, policy: "resource-based policy" });
  }
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

/** Condition keys of a caller with an identity. All resources of the endpoint belong to its one account. */
function principalKeys({ caller: { region, account } }: PermissionCall, principalArn: string): ConditionKeys {
  return {
    "aws:requestedregion": region,
    "aws:principalarn": principalArn,
    "aws:principalaccount": account,
    "aws:sourceaccount": account,
    "aws:resourceaccount": account,
  };
}

function serviceKeys(
  { caller: { region, account } }: PermissionCall,
  { arn, sourceArn }: Extract<Principal, { type: "service" }>,
): ConditionKeys {
  return {
    "aws:requestedregion": region,
    "aws:sourceaccount": account,
    "aws:sourcearn": sourceArn,
    "aws:principalisawsservice": "true",
    "aws:principalservicename": arn,
  };
}

function requiredPermissions({ judgedResource }: PolicySources, call: PermissionCall): RequiredPermission[] {
  const { service, operation, caller } = call;
  return describeService(service)
    .requiredPermissions({ operation, input: membersOf(call.input), caller })
    .map((permission) => ({ ...permission, resource: judgedResource(service, permission.resource) }));
}

function membersOf(input: unknown): Readonly<Record<string, unknown>> {
  return input !== null && typeof input === "object" ? { ...input } : {};
}
