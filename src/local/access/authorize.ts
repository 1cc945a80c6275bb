import { AwsError } from "../aws-error.ts";
import type { Authorizer } from "../dispatcher.ts";
import type { Caller, ServiceName } from "../service.ts";
import { rolePolicies } from "../services/iam/role-policies.ts";
import type { Store } from "../store/store.ts";
import { evaluatePolicies, type Verdict, type Wish } from "./policy.ts";
import { wishesOf } from "./wishes.ts";

/**
 * The authorisation of every call. The person owns the account and may do everything; a role may do what its policies
 * allow, within its boundary. A policy too narrow for AWS fails here first, with AWS's error.
 */
export function createAuthorizer(store: Store): Authorizer {
  return (call) => {
    const { principal, region, account } = call.caller;
    if (principal.type === "user") return;
    const wishes = wishesOf(call);
    if (wishes.length === 0) return;
    const role = rolePolicies(store, principal.roleArn);
    const keys = {
      "aws:requestedregion": region,
      "aws:principalarn": principal.roleArn,
      "aws:principalaccount": account,
      "aws:sourceaccount": account,
    };
    for (const wish of wishes) {
      const identity: Verdict = role ? evaluatePolicies(role.policies, wish, keys) : "not-mentioned";
      if (identity !== "allowed")
        throw refusal({
          service: call.service,
          caller: call.caller,
          wish,
          verdict: identity,
          policy: "identity-based policy",
        });
      if (role?.boundary === undefined) continue;
      const boundary = evaluatePolicies([role.boundary], wish, keys);
      if (boundary !== "allowed")
        throw refusal({
          service: call.service,
          caller: call.caller,
          wish,
          verdict: boundary,
          policy: "permissions boundary",
        });
    }
  };
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
  const article = policy.startsWith("i") ? "an" : "a";
  const reason =
    verdict === "denied"
      ? `with an explicit deny in ${article} ${policy}`
      : `because no ${policy} allows the ${wish.action} action`;
  const on = wish.resource === "*" ? "" : ` on resource: ${service === "s3" ? `"${wish.resource}"` : wish.resource}`;
  const inXml = service === "s3" || service === "iam" || service === "sts" || service === "cloudformation";
  return new AwsError(
    inXml ? "AccessDenied" : "AccessDeniedException",
    `User: ${caller.principal.arn} is not authorized to perform: ${wish.action}${on} ${reason}`,
    {
      statusCode: inXml || service === "lambda" ? 403 : 400,
    },
  );
}
