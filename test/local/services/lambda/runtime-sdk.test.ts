import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../../src/package-root.ts";

const require = createRequire(import.meta.url);
const packages = [
  "@aws-sdk/client-s3",
  "@aws-sdk/client-dynamodb",
  "@aws-sdk/checksums",
  "@aws-sdk/core/protocols",
  "@smithy/core/client",
  "@smithy/credential-provider-imds",
];

test.each(packages)("%s for functions has the names of the package, by require and by import", async (name) => {
  const bundle = join(packageRoot, "dist", "sdk", `${name}.cjs`);
  const names = Object.keys(require(name));
  expect(names.length).toBeGreaterThan(0);
  expect(Object.keys(require(bundle))).toEqual(expect.arrayContaining(names));
  expect(Object.keys(await import(bundle))).toEqual(expect.arrayContaining(names));
});
