import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import {
  countRequiredMembers,
  readClientSchemas,
  schemaFile,
} from "../../../../src/local/protocol/schema/sdk-schema.ts";
import packageJson from "../../../../package.json" with { type: "json" };
import { packageRoot } from "../../../../src/package-root.ts";

const file = schemaFile(packageRoot, "@aws-sdk/client-s3");
const load = async (client: string) =>
  readClientSchemas(await import(pathToFileURL(schemaFile(packageRoot, client)).href));

test("a client keeps its schemas in their own file", () => {
  expect(existsSync(file)).toBe(true);
});

test("an operation has its name, its HTTP binding, its input and its output", async () => {
  const { operations } = await load("@aws-sdk/client-s3");
  const copy = operations.get("CopyObject");
  expect(copy).toMatchObject({ name: "CopyObject", http: ["PUT", expect.stringMatching(/^\/\{Key\+\}/), 200] });
  expect(Object.keys(copy?.input?.getMemberSchemas() ?? {})).toContain("CopySource");
  expect(Object.keys(copy?.output?.getMemberSchemas() ?? {})).toContain("CopyObjectResult");
  expect(operations.get("DeleteBucket")?.output).toBeUndefined();
  expect(operations.size).toBeGreaterThan(90);
});

test("a structure says how many of its first members are required", async () => {
  const { operations } = await load("@aws-sdk/client-s3");
  const input = operations.get("CopyObject")?.input;
  if (!input) throw new Error("CopyObject has no input");
  const required = [...input.structIterator()].slice(0, countRequiredMembers(input)).map(([name]) => name);
  expect(required.sort()).toEqual(["Bucket", "CopySource", "Key"]);
});

test("an error has its status, and the code that query clients know it by", async () => {
  const { errors } = await load("@aws-sdk/client-sns");
  expect(errors.get("NotFoundException")?.getMergedTraits()).toMatchObject({
    awsQueryError: ["NotFound", 404],
    httpError: 404,
  });
});

test("all clients of the SDK have one exact version", () => {
  const clients = Object.entries(packageJson.devDependencies).filter(([name]) =>
    /^@aws-sdk\/(?:client|lib)-/.test(name),
  );
  expect(clients.length).toBeGreaterThan(15);
  expect([...new Set(clients.map(([, version]) => version))]).toEqual([expect.stringMatching(/^[\d.]+$/)]);
});

test("nothing else in src reads the SDK's own layout", () => {
  const readers = globSync("src/**/*.ts", { cwd: packageRoot }).filter((file) =>
    /getSchema\(\)|schemas_0/.test(readFileSync(join(packageRoot, file), "utf8")),
  );
  expect(readers).toEqual(["src/local/protocol/schema/sdk-schema.ts"]);
});
