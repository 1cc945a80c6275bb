import { AwsError } from "../aws-error.ts";
import type { Authorizer, PermissionCall } from "../dispatcher.ts";
import type { Caller, Principal, ServiceName } from "../service.ts";
import { evaluatePolicies, type Verdict, type Wish } from "./policy.ts";
import { statementsFor } from "./principal.ts";
import { wishesOf } from "./wishes.ts";

/** What IAM keeps of a role: its policies and, where it has one, its boundary. Undefined where there is no such role. */
export type RolePolicies = (
  roleArn: string,
) => { readonly policies: readonly unknown[]; readonly boundary?: unknown } | undefined;

/** The policies attached to a resource itself, by its ARN. */
export type ResourcePolicies = (service: ServiceName, resource: string) => readonly unknown[];

/** What services do by themselves without a resource's policy: roles trust them or not, events are their own. */
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
    const wishes = wishesOf(call);
    if (wishes.length === 0) return;
    if (principal.type === "service") return authorizeService(call, principal, wishes);
    const role = rolePolicies(principal.roleArn);
    const keys = {
      "aws:requestedregion": region,
      "aws:principalarn": principal.roleArn,
      "aws:principalaccount": account,
      "aws:sourceaccount": account,
    };
    for (const wish of wishes) {
      const judge = (policies: readonly unknown[], policy: PolicyKind): void => {
        const verdict = evaluatePolicies(policies, wish, keys);
        if (verdict !== "allowed") throw refusal({ service: call.service, caller: call.caller, wish, verdict, policy });
      };
      judge(role?.policies ?? [], "identity-based policy");
      if (role?.boundary !== undefined) judge([role.boundary], "permissions boundary");
    }
  }

  function authorizeService(call: PermissionCall, principal: ServicePrincipal, wishes: readonly Wish[]): void {
    const { service, caller } = call;
    const keys = {
      "aws:requestedregion": caller.region,
      "aws:sourceaccount": caller.account,
      "aws:sourcearn": principal.sourceArn,
      "aws:principalisawsservice": "true",
      "aws:principalservicename": principal.arn,
    };
    for (const wish of wishes) {
      if (freeForServices.has(wish.action)) continue;
      const statements = statementsFor(resourcePolicies(service, wish.resource), principal.arn);
      const verdict = evaluatePolicies([{ Statement: statements }], wish, keys);
      if (verdict !== "allowed") throw refusal({ service, caller, wish, verdict, policy: "resource-based policy" });
    }
  }

  return {
    authorize,
    /** Who may not list a bucket is not told that a key is missing (S3 API Reference, "GetObject", permissions). */
    concealError(call, error) {
      if (!(error instanceof AwsError) || (error.code !== "NoSuchKey" && error.code !== "NotFound")) return error;
      if (call.service !== "s3" || !isRecord(call.input) || call.input["Key"] === undefined) return error;
      try {
        authorize({ ...call, operation: "ListObjectsV2", input: { Bucket: call.input["Bucket"] } });
        return error;
      } catch (refused) {
        return refused;
      }
    },
  };
}

type PolicyKind = "identity-based policy" | "permissions boundary";
type ServicePrincipal = Extract<Principal, { type: "service" }>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object";
}

/** AWS's words (IAM User Guide, "Troubleshoot access denied error messages"). */
function refusal(options: {
  service: ServiceName;
  caller: Caller;
  wish: Wish;
  verdict: Verdict;
  policy: string;
}): AwsError {
  const { service, caller, wish, verdict, policy } = options;
  const article = policy === "identity-based policy" ? "an" : "a";
  const reason =
    verdict === "denied"
      ? `with an explicit deny in ${article} ${policy}`
      : `because no ${policy} allows the ${wish.action} action`;
  const on = wish.resource === "*" ? "" : ` on resource: ${service === "s3" ? `"${wish.resource}"` : wish.resource}`;
  const inXml = service === "s3" || service === "iam" || service === "sts" || service === "cloudformation";
  const code = inXml ? "AccessDenied" : service === "sns" ? "AuthorizationErrorException" : "AccessDeniedException";
  return new AwsError(
    code,
    `User: ${caller.principal.arn} is not authorized to perform: ${wish.action}${on} ${reason}`,
    {
      statusCode: inXml || service === "lambda" || service === "sns" ? 403 : 400,
    },
  );
}
