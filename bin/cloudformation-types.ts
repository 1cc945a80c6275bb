/**
 * Renews the list of CloudFormation's resource types. It distinguishes types that the local endpoint does not have from
 * names that no type has. The source is the list of provider schemas in cfn-lint (MIT-0), which follows AWS's registry.
 *
 *     pip download cfn-lint --no-deps && node bin/cloudformation-types.ts cfn_lint-*.whl
 */
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { unzipSync } from "fflate";
import { awsTypesFile } from "../src/local/services/cloudformation/resources/aws-types.ts";

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("usage: node bin/cloudformation-types.ts cfn_lint-*.whl");
const types = new Set(readLists(source).flatMap((list) => list.match(/(?<=")AWS::[A-Za-z0-9:]+(?=")/gu) ?? []));
const bytes = Buffer.from(JSON.stringify([...types].sort()));
const packed = brotliCompressSync(bytes);
writeFileSync(awsTypesFile, packed);
process.stdout.write(`${types.size} types: ${bytes.length} bytes, packed ${packed.length}\n`);

/** The lists of all regions in the wheel, or one region's file. */
function readLists(file: string): string[] {
  if (!file.endsWith(".whl")) return [readFileSync(file, "utf8")];
  const entries = unzipSync(readFileSync(file), { filter: ({ name }) => /schemas\/providers\/\w+\.py$/u.test(name) });
  return Object.values(entries).map((bytesOfEntry) => Buffer.from(bytesOfEntry).toString());
}
