import type { Store } from "../../../store/store.ts";

/**
 * The policy of the bucket that an ARN of a bucket or an object names.
 *
 * @returns one document, or none where there is no such bucket or it has no policy
 */
export function bucketPolicies(store: Store, arn: string): unknown[] {
  const [, bucket] = /^arn:aws:s3:::([^/]+)/.exec(arn) ?? [];
  if (bucket === undefined) return [];
  const row = store.prepare("SELECT value FROM s3_bucket_settings WHERE bucket = ? AND kind = 'policy'").get(bucket);
  if (!row) return [];
  // A setting is stored as JSON, and this one is a text that holds JSON.
  const text: unknown = JSON.parse(String(row["value"]));
  return typeof text === "string" ? [JSON.parse(text)] : [];
}
