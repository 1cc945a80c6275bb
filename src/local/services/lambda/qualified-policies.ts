import type { FunctionRecord, PolicyStatement } from "./function-record.ts";

/** The policy of the function itself, or of one of its versions and aliases. */
export function policyOf(record: FunctionRecord, qualifier: string | undefined): readonly PolicyStatement[] {
  return isFunctionItself(qualifier) ? record.policy : (record.qualifiedPolicies?.[qualifier] ?? []);
}

/** The function with another policy for itself, or for one of its versions and aliases. */
export function withPolicy(
  record: FunctionRecord,
  qualifier: string | undefined,
  policy: readonly PolicyStatement[],
): FunctionRecord {
  if (isFunctionItself(qualifier)) return { ...record, policy };
  return { ...record, qualifiedPolicies: { ...record.qualifiedPolicies, [qualifier]: policy } };
}

/** The function without the policy of a version or an alias that is gone. */
export function withoutPolicy(record: FunctionRecord, qualifier: string): FunctionRecord {
  const { [qualifier]: _, ...qualifiedPolicies } = record.qualifiedPolicies ?? {};
  return { ...record, qualifiedPolicies };
}

function isFunctionItself(qualifier: string | undefined): qualifier is undefined | "$LATEST" {
  return qualifier === undefined || qualifier === "$LATEST";
}
