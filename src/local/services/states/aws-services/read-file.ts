import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { packageRoot } from "../../../../package-root.ts";

/** Holds what `bin/aws-services.ts` made of the models of all AWS services. It is part of the package as it is. */
export const awsServicesFolder = join(packageRoot, "src/local/services/states/aws-services");

/** Unpacks a list of AWS's services from the package: some 10 ms, so callers keep what they read. */
export function readPacked(name: "actions" | "answers" | "requests"): unknown {
  return JSON.parse(brotliDecompressSync(readFileSync(join(awsServicesFolder, `${name}.json.br`))).toString("utf8"));
}
