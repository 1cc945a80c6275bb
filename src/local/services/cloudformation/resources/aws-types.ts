import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { packageRoot } from "../../../../package-root.ts";

/** The file that `bin/cloudformation-types.ts` makes of a public list. It is part of the package. */
export const awsTypesFile = join(packageRoot, "src/local/services/cloudformation/resources/aws-types.json.br");

let types: ReadonlySet<string> | undefined;

/** Whether AWS has a resource type. Read only when a template names one that is not here. */
export function isAwsType(name: string): boolean {
  if (!types) {
    const names: string[] = JSON.parse(brotliDecompressSync(readFileSync(awsTypesFile)).toString("utf8"));
    types = new Set(names);
  }
  return types.has(name);
}
