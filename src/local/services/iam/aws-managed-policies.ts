import { readPackedPolicies, type PackedPolicy } from "./aws-managed/packed-policies.ts";
import type { StoredPolicy } from "./managed-policies.ts";

let packed: ReadonlyMap<string, PackedPolicy> | undefined;

/** The list is parsed when a role first names one of AWS's policies. */
function packedByArn(): ReadonlyMap<string, PackedPolicy> {
  packed ??= new Map(readPackedPolicies().map((policy) => [`arn:aws:iam::aws:policy${policy[1]}${policy[0]}`, policy]));
  return packed;
}

/** One of AWS's own managed policies by its ARN. One that is not in the list does not exist. */
export function findAwsManagedPolicy(arn: string): StoredPolicy | undefined {
  const found = packedByArn().get(arn);
  return found && unpack(arn, found);
}

/** All of AWS's own managed policies, sorted by name. */
export function listAwsManagedPolicies(): StoredPolicy[] {
  return [...packedByArn()].map(([arn, policy]) => unpack(arn, policy));
}

function unpack(arn: string, [name, path, version, createdText, updatedText, document]: PackedPolicy): StoredPolicy {
  const created = Date.parse(`${createdText}Z`);
  const updated = Date.parse(`${updatedText}Z`);
  return {
    name,
    path,
    id: `ANPA${name
      .toUpperCase()
      .replaceAll(/[^A-Z2-7]/gu, "A")
      .padEnd(17, "A")
      .slice(0, 17)}`,
    arn,
    created,
    updated,
    description: undefined,
    tags: [],
    defaultVersion: version,
    versions: [{ id: version, document, created: updated }],
    nextVersion: Number(version.slice(1)) + 1,
  };
}
