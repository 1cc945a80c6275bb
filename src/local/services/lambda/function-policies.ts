import type { Store } from "../../store/store.ts";

/**
 * The policy of the function that an ARN names, for deciding whether a service may invoke it.
 *
 * @returns one document, or none where there is no such function
 */
export function functionPolicies(store: Store, arn: string): unknown[] {
  const [, region, account, name, qualifier = "$LATEST"] =
    /^arn:aws:lambda:([^:]+):(\d{12}):function:([^:]+)(?::(.+))?/.exec(arn) ?? [];
  if (region === undefined || account === undefined || name === undefined) return [];
  const row = store
    .prepare(
      `SELECT json_extract(record, '$.policy') AS policy, json_extract(record, '$.qualifiedPolicies') AS others
        FROM lambda_functions WHERE account = ? AND region = ? AND name = ?`,
    )
    .get(account, region, name);
  if (!row) return [];
  if (qualifier === "$LATEST") return [{ Statement: JSON.parse(String(row["policy"] ?? "[]")) }];
  const others: Record<string, unknown> = JSON.parse(String(row["others"] ?? "{}"));
  return Object.hasOwn(others, qualifier) ? [{ Statement: others[qualifier] }] : [];
}
