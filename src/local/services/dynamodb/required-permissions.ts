import type { RequiredPermission } from "../../access/policy.ts";
import type { DescribedCall, OperationInput } from "../../service-description.ts";
import { arnIn } from "../../../arn.ts";

/** The permission on each table that a call names. */
export function requiredPermissions({ input, operation, caller }: DescribedCall): RequiredPermission[] {
  return tablesOf(input).map((table) => ({
    action: `dynamodb:${operation}`,
    resource:
      typeof table !== "string" ? "*" : table.startsWith("arn:") ? table : arnIn(caller, "dynamodb", `table/${table}`),
  }));
}

/** Batches name their tables as keys, tag operations by ARN. */
function tablesOf(input: OperationInput): unknown[] {
  const batch = input["RequestItems"];
  if (batch !== null && typeof batch === "object") return Object.keys(batch);
  return [input["TableName"] ?? input["ResourceArn"]];
}
