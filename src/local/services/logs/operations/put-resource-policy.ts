import type { PutResourcePolicyCommandInput, PutResourcePolicyCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import { AwsError } from "../../../aws-error.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { invalidParameter } from "../logs-errors.ts";
import { checkRequest } from "../names.ts";

const mostPolicies = 10;

/** PutResourcePolicy for an account and region: what other services, such as EventBridge, may write. */
export function putResourcePolicy(
  host: ServiceHost,
): Operation<PutResourcePolicyCommandInput, PutResourcePolicyCommandOutput> {
  const { store } = host;
  return ({ policyName = "", policyDocument = "", resourceArn }, { caller }) => {
    if (resourceArn !== undefined) {
      throw invalidParameter("This local endpoint keeps policies of an account and region only, not of one log group.");
    }
    if (policyName === "") throw invalidParameter("Policy name cannot be empty");
    checkRequest().text("policyDocument", policyDocument, { min: 1, max: 5120 }).finish();
    checkDocument(policyDocument);
    const updated = host.now();
    const { account, region } = caller;
    store.write(() => {
      const others = store
        .prepare("SELECT count(*) AS n FROM log_resource_policies WHERE account = ? AND region = ? AND name <> ?")
        .get(account, region, policyName);
      if (Number(others?.["n"]) >= mostPolicies)
        throw new AwsError("LimitExceededException", "Resource limit exceeded.");
      store
        .prepare("INSERT OR REPLACE INTO log_resource_policies VALUES (?, ?, ?, ?, ?)")
        .run(account, region, policyName, policyDocument, updated);
    });
    return { resourcePolicy: { policyName, policyDocument, lastUpdatedTime: updated } };
  };
}

/** @throws AwsError `InvalidParameterException` where a document is not a policy */
function checkDocument(document: string): void {
  try {
    const policy: unknown = JSON.parse(document);
    if (typeof policy === "object" && policy !== null && "Statement" in policy) return;
  } catch {
    // Said below.
  }
  throw invalidParameter("Policy document is not in valid JSON format or does not have a valid schema");
}
