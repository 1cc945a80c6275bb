import type {
  DescribeResourcePoliciesCommandInput,
  DescribeResourcePoliciesCommandOutput,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";

/** DescribeResourcePolicies: all of an account and region; there are ten at most. */
export function describeResourcePolicies({
  store,
}: ServiceHost): Operation<DescribeResourcePoliciesCommandInput, DescribeResourcePoliciesCommandOutput> {
  return (_input, { caller }) => ({
    resourcePolicies: store
      .prepare("SELECT * FROM log_resource_policies WHERE account = ? AND region = ? ORDER BY name")
      .all(caller.account, caller.region)
      .map((row) => ({
        policyName: String(row["name"]),
        policyDocument: String(row["document"]),
        lastUpdatedTime: Number(row["updated"]),
      })),
  });
}
