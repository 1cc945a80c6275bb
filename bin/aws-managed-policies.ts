/**
 * Renews the list of AWS-managed policies that roles of the local endpoint can have. The source is moto's list
 * (Apache-2.0), which is what `aws iam list-policies --scope AWS` and `get-policy-version` answered.
 *
 *     pip download moto --no-deps && node bin/aws-managed-policies.ts moto-*.whl
 */
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { unzipSync } from "fflate";
import { packedPolicies, type PackedPolicy } from "../src/local/services/iam/aws-managed/packed-policies.ts";

interface ListedPolicy {
  readonly CreateDate: string;
  readonly UpdateDate?: string;
  readonly DefaultVersionId: string;
  readonly Document: unknown;
  readonly Path: string;
}

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("usage: node bin/aws-managed-policies.ts moto-*.whl");
const listed: Record<string, ListedPolicy> = JSON.parse(readList(source));
const policies = Object.entries(listed)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, { Path, DefaultVersionId, CreateDate, UpdateDate = CreateDate, Document }]): PackedPolicy => [
    name,
    Path,
    DefaultVersionId,
    CreateDate.slice(0, 19),
    UpdateDate.slice(0, 19),
    // A document is text within the text: only those that are asked for are parsed.
    JSON.stringify(Document),
  ]);
const bytes = Buffer.from(JSON.stringify(policies));
const packed = brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
writeFileSync(packedPolicies, packed);
process.stdout.write(`${policies.length} policies: ${bytes.length} bytes, packed ${packed.length}\n`);

/** The JSON document between the triple quotes of moto's module, from a wheel or from the module's own file. */
function readList(file: string): string {
  const module = "moto/iam/aws_managed_policies.py";
  const text = file.endsWith(".whl")
    ? Buffer.from(unzipSync(readFileSync(file), { filter: ({ name }) => name === module })[module] ?? []).toString()
    : readFileSync(file, "utf8");
  const [, document] = /"""([^]*?)"""/u.exec(text) ?? [];
  if (document === undefined) throw new Error(`${file} holds no list of policies`);
  return document.replaceAll("\\\n", "");
}
