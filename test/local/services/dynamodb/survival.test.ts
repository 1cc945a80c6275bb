import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Service } from "../../../../src/local/service.ts";
import { loadDynalite } from "../../../../src/local/services/dynamodb/dynalite.ts";
import { toAwsError } from "../../../../src/local/services/dynamodb/dynalite-error.ts";
import { createDynamoDbService } from "../../../../src/local/services/dynamodb/service.ts";
import { killWhenReady } from "../../../support/kill-when-ready.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { ask, makeHost, refusal } from "../service-host.ts";

const table = {
  AttributeDefinitions: [{ AttributeName: "UserId", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "UserId", KeyType: "HASH" }],
  BillingMode: "PAY_PER_REQUEST",
};

function startService(folder: string): Service {
  const host = makeHost({ folder });
  const service = createDynamoDbService(host);
  onTestFinished(() => host.store.close());
  onTestFinished(async () => service.close?.());
  return service;
}

test("items and tables survive a process that is killed", async () => {
  const folder = temporaryFolder();
  await killWhenReady(join(import.meta.dirname, "put-until-killed.ts"), folder);

  const service = startService(folder);
  const { Table } = await ask(service, "DescribeTable", { TableName: "riders" });
  expect(Table).toMatchObject({ TableStatus: "ACTIVE" });
  const got = await ask(service, "GetItem", { TableName: "riders", Key: { UserId: { S: "kept" } } });
  expect(got["Item"]).toEqual({ UserId: { S: "kept" } });
});

test("a table that was in the middle of something is finished when the store is opened", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "dynamodb", "123456789012", "us-west-2");
  const store = loadDynalite().createStore({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  const index = { IndexName: "byFace", IndexStatus: "CREATING" };
  await store.db.put("table~made", { TableName: "made", TableStatus: "CREATING", GlobalSecondaryIndexes: [index] });
  await store.db.put("table~gone", { TableName: "gone", TableStatus: "DELETING" });
  await store.db.close();

  const service = startService(folder);
  expect(await ask(service, "ListTables")).toEqual({ TableNames: ["made"] });
  const { Table } = await ask(service, "DescribeTable", { TableName: "made" });
  expect(Table).toMatchObject({
    TableStatus: "ACTIVE",
    GlobalSecondaryIndexes: [{ IndexName: "byFace", IndexStatus: "ACTIVE" }],
  });
});

test("deleting one table leaves those alone whose names begin alike", async () => {
  const service = startService(temporaryFolder());
  for (const name of ["rider", "rider.photos", "riders"]) {
    await ask(service, "CreateTable", { ...table, TableName: name });
    await ask(service, "PutItem", { TableName: name, Item: { UserId: { S: name } } });
  }
  await ask(service, "DeleteTable", { TableName: "rider" });
  expect(await ask(service, "ListTables")).toEqual({ TableNames: ["rider.photos", "riders"] });
  for (const name of ["rider.photos", "riders"]) {
    expect(await ask(service, "Scan", { TableName: name })).toMatchObject({ Count: 1 });
  }
});

test("a full disk is told in one sentence", async () => {
  const cause = new Error("IO error: /data/000005.log: No space left on device");
  const error = toAwsError(new Error("Database write failed", { cause }), "PutItem");
  expect(await refusal(Promise.reject(error))).toBe(
    "InternalServerError: The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
  );
});

test.for(["junk", ""])("files that hold %j are told as damaged, and stay as they are", async (content) => {
  const folder = temporaryFolder();
  const service = startService(folder);
  await ask(service, "CreateTable", { ...table, TableName: "riders" });
  await service.close?.();
  const tables = readdirSync(join(folder, "dynamodb"), { recursive: true, withFileTypes: true });
  const files = tables.filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  for (const path of paths) writeFileSync(path, content);
  const again = startService(folder);
  for (let times = 0; times < 2; times++)
    expect(await refusal(ask(again, "ListTables"))).toMatch(
      "InternalFailure: The tables of the local endpoint are damaged.",
    );
  expect(paths.filter((path) => path.endsWith("CURRENT")).map((path) => readFileSync(path, "utf8"))).toEqual([content]);
});
