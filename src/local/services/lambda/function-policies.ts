import type { Store } from "../../store/store.ts";

/**
 * The policy of the function that an ARN names, for deciding whether a service may invoke it.
 *
 * @returns one document, or none where there is no such function
 */
export function functionPolicies(store: Store, arn: string): unknown[] {
  const [, region, account, name] = /^arn:aws:lambda:([^:]+):(\d{12}):function:([^:]+)/.exec(arn) ?? [];
  if (region === undefined || account === undefined || name === undefined) return [];
  const row = store
    .prepare(
      "SELECT json_extract(record, '$.policy') AS policy FROM lambda_functions WHERE account = ? AND region = ? AND name = ?",
    )
    .get(account, region, name);
  return row ? [{ Statement: JSON.parse(String(row["policy"] ?? "[]")) }] : [];
}
