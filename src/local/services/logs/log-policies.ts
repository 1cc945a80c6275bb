import type { Store } from "../../store/store.ts";

/**
 * The resource policies of CloudWatch Logs in the account and region of an ARN, for deciding whether a service may
 * write to a group.
 */
export function logPolicies(store: Store, arn: string): unknown[] {
  const [, region, account] = /^arn:aws:logs:([^:]+):(\d{12}):/.exec(arn) ?? [];
  if (region === undefined || account === undefined) return [];
  return store
    .prepare("SELECT document FROM log_resource_policies WHERE account = ? AND region = ? ORDER BY name")
    .all(account, region)
    .map((row): unknown => JSON.parse(String(row["document"])));
}
