import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { packageRoot } from "../../../../package-root.ts";

/** The file that `bin/aws-managed-policies.ts` makes of the public list. It is part of the package. */
export const packedPolicies = join(packageRoot, "src/local/services/iam/aws-managed/policies.json.br");

/** Name, path, default version, times of creation and of the last change (UTC), and the document's text. */
export type PackedPolicy = readonly [
  name: string,
  path: string,
  version: string,
  created: string,
  updated: string,
  document: string,
];

/** All of AWS's managed policies, sorted by name. */
export function readPackedPolicies(): PackedPolicy[] {
  const policies: PackedPolicy[] = JSON.parse(brotliDecompressSync(readFileSync(packedPolicies)).toString("utf8"));
  return policies;
}
