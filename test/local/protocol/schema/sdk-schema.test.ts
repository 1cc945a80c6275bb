import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import {
  countRequiredMembers,
  readClientSchemas,
  schemaFile,
} from "../../../../src/local/protocol/schema/sdk-schema.ts";
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
