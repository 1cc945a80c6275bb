import { randomUUID } from "node:crypto";
import { GetExecutionHistoryCommand, ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createServiceRole } from "../../../../support/service-role.ts";
import { bucket, type MapRunBench, openMapRunBench, passing, readerOf } from "./map-run-bench.ts";

let bench: MapRunBench;
beforeAll(async () => {
  bench = await openMapRunBench();
});
afterAll(() => bench.endpoint.close());

describe("items", () => {
  test("come from CSV with a row of headers", async () => {
    await bench.put("first.csv", 'user,"note"\nann,"a ""quoted"", one"\nbob\ncid,x,too many\n');
    expect(
      await bench.outputOf(readerOf("first.csv", { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" }), {}),
    ).toEqual([
      { user: "ann", note: 'a "quoted", one' },
      { user: "bob", note: "" },
      { user: "cid", note: "x" },
    ]);
  });

  test("come from CSV with given headers, up to a number that the input names", async () => {
    await bench.put("given.csv", "1|2\n3|4\n5|6\n");
    const config = {
      InputType: "CSV",
      CSVHeaderLocation: "GIVEN",
      CSVHeaders: ["a", "b"],
      CSVDelimiter: "PIPE",
      MaxItemsPath: "$.most",
    };
    expect(await bench.outputOf(readerOf("given.csv", config), { most: 2 })).toEqual([
      { a: "1", b: "2" },
      { a: "3", b: "4" },
    ]);
  });

  test("come from a JSON array, from inside JSON, and from an object's members", async () => {
    await bench.put("array.json", ' [{"n":1}, [2], "three"]\n');
    await bench.put("inside.json", '{"data":{"rows/1":[1,2]}}');
    expect(await bench.outputOf(readerOf("array.json", { InputType: "JSON" }), {})).toEqual([{ n: 1 }, [2], "three"]);
    expect(
      await bench.outputOf(readerOf("inside.json", { InputType: "JSON", ItemsPointer: "/data/rows~11" }), {}),
    ).toEqual([1, 2]);
    expect(await bench.outputOf(readerOf("inside.json", { InputType: "JSON" }), {})).toEqual([
      { Key: "data", Value: { "rows/1": [1, 2] } },
    ]);
  });

  test("come from JSON Lines, with their place in the context object", async () => {
    await bench.put("rows.jsonl", '{"n":1}\n\n{"n":2}');
    const ItemSelector = {
      "n.$": "$$.Map.Item.Value.n",
      "index.$": "$$.Map.Item.Index",
      "source.$": "$$.Map.Item.Source",
      "all.$": "$.all",
    };
    const source = `S3://${bucket}/rows.jsonl`;
    expect(
      await bench.outputOf({ ...readerOf("rows.jsonl", { InputType: "JSONL" }), ItemSelector }, { all: "x" }),
    ).toEqual([
      { n: 1, index: 0, source, all: "x" },
      { n: 2, index: 1, source, all: "x" },
    ]);
  });

  test("are the objects under a prefix", async () => {
    for (const name of ["a", "b", "c"]) await bench.put(`listed/${name}.txt`, name);
    const Parameters = { Bucket: bucket, "Prefix.$": "$.prefix", MaxKeys: 2 };
    const ItemReader = { Resource: "arn:aws:states:::s3:listObjectsV2", Parameters };
    const items = await bench.outputOf({ ItemReader }, { prefix: "listed/" });
    expect(items).toEqual(
      ["a", "b", "c"].map((name) => ({
        Etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
        Key: `listed/${name}.txt`,
        LastModified: expect.any(Number),
        Size: 1,
        StorageClass: "STANDARD",
      })),
    );
    expect(await bench.outputOf({ ItemReader }, { prefix: "nothing/" })).toEqual([]);
  });

  test("stand in the objects under a prefix", async () => {
    await bench.put("parts/1.jsonl", '{"n":1}\n{"n":2}\n');
    await bench.put("parts/2.jsonl", '{"n":3}\n');
    const ItemReader = {
      Resource: "arn:aws:states:::s3:listObjectsV2",
      Parameters: { Bucket: bucket, Prefix: "parts/" },
      ReaderConfig: { InputType: "JSONL", Transformation: "LOAD_AND_FLATTEN" },
    };
    expect(await bench.outputOf({ ItemReader }, {})).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  test("stand in the files that a manifest names", async () => {
    await bench.put("inventory.csv", `"${bucket}","x.jpg","12"\n`);
    const manifest = { fileFormat: "CSV", fileSchema: "Bucket, Key, Size", files: [{ key: "inventory.csv" }] };
    await bench.put("inventory.json", JSON.stringify(manifest));
    expect(await bench.outputOf(readerOf("inventory.json", { InputType: "MANIFEST" }), {})).toEqual([
      { Bucket: bucket, Key: "x.jpg", Size: "12" },
    ]);
    await bench.put("athena.csv", `s3://${bucket}/parts/2.jsonl\ns3://${bucket}/parts/1.jsonl\n`);
    expect(
      await bench.outputOf(readerOf("athena.csv", { InputType: "JSONL", ManifestType: "ATHENA_DATA" }), {}),
    ).toEqual([{ n: 3 }, { n: 1 }, { n: 2 }]);
  });

  test("are what JSONata says", async () => {
    const map = {
      QueryLanguage: "JSONata",
      Items: "{% [1..3] %}",
      ItemSelector: { twice: "{% $states.context.Map.Item.Value * 2 %}" },
      Output: "{% $sum($states.result.twice) %}",
    };
    expect(await bench.outputOf(map, {}, { processor: passing })).toBe(12);
  });

  test("go to children in batches", async () => {
    await bench.put("batches.csv", "n\n1\n2\n3\n4\n5\n");
    const map = {
      ...readerOf("batches.csv", { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" }),
      ItemSelector: { "n.$": "States.StringToJson($$.Map.Item.Value.n)" },
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { "all.$": "$.all" } },
    };
    const execution = await bench.run(map, { all: 1 });
    const BatchInput = { all: 1 };
    expect(JSON.parse(execution.output ?? "")).toEqual([
      { BatchInput, Items: [{ n: 1 }, { n: 2 }] },
      { BatchInput, Items: [{ n: 3 }, { n: 4 }] },
      { BatchInput, Items: [{ n: 5 }] },
    ]);
    const mapRun = await bench.mapRunOf(execution.executionArn);
    expect(mapRun).toMatchObject({
      itemCounts: { succeeded: 5, total: 5 },
      executionCounts: { succeeded: 3, total: 3 },
    });
    const { executions } = await bench.states.send(new ListExecutionsCommand({ mapRunArn: mapRun.mapRunArn }));
    expect(executions?.map(({ itemCount }) => itemCount)).toEqual([1, 2, 2]);
  });
});

describe("items that cannot be read fail the state", () => {
  const csv = { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" };
  test.each<[string, string, string, object, string | RegExp]>([
    ["two columns of one name", "bad.csv", "a,a\n1,2\n", csv, "CSV headers cannot contain duplicates."],
    ["no rows", "bad.csv", "a,b\n", csv, "The CSV file contains only CSV headers."],
    ["JSON that is no list", "bad.json", "7", { InputType: "JSON" }, "Attempting to map over non-iterable node."],
    ["no JSON", "bad.json", '[{"a":}]', { InputType: "JSON" }, /^Unable to parse the items: Unexpected token/],
    [
      "half a file",
      "bad.json",
      '[{"a":1},',
      { InputType: "JSON" },
      "Unable to parse the items: The text is not one array",
    ],
    ["a bad line", "bad.jsonl", "{}\nx\n", { InputType: "JSONL" }, /^Unable to parse the items: Unexpected token/],
    [
      "Parquet",
      "bad.parquet",
      "PAR1",
      { InputType: "PARQUET" },
      "The local endpoint does not read items of the input type PARQUET",
    ],
  ])("%s", async (_, key, body, config, expected) => {
    await bench.put(key, body);
    const ItemReader = {
      Resource: "arn:aws:states:::s3:getObject",
      Arguments: { Bucket: bucket, Key: key },
      ReaderConfig: config,
    };
    const { status, error, cause, executionArn } = await bench.run({ QueryLanguage: "JSONata", ItemReader }, {});
    expect({ status, error }).toEqual({ status: "FAILED", error: "States.ItemReaderFailed" });
    expect(cause).toMatch(expected);
    const { events = [] } = await bench.states.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events.map(({ type }) => type).slice(2)).toEqual([
      "MapStateStarted",
      "MapRunStarted",
      "MapRunFailed",
      "MapStateFailed",
      "ExecutionFailed",
    ]);
    expect((await bench.mapRunOf(executionArn)).executionCounts?.total).toBe(0);
  });

  test("a number below zero, which fails the evaluation of its expression", async () => {
    await bench.put("bad.jsonl", "{}");
    const ItemReader = {
      Resource: "arn:aws:states:::s3:getObject",
      Arguments: { Bucket: bucket, Key: "bad.jsonl" },
      ReaderConfig: { InputType: "JSONL", MaxItems: "{% -1 %}" },
    };
    const { status, error, cause } = await bench.run({ QueryLanguage: "JSONata", ItemReader }, {});
    expect({ status, error }).toEqual({ status: "FAILED", error: "States.QueryEvaluationError" });
    expect(cause).toContain("MaxItems");
  });

  test("a file that is not there", async () => {
    const { error, cause } = await bench.run(readerOf("none", { InputType: "JSON" }), {});
    expect(error).toBe("States.ItemReaderFailed");
    expect(cause).toMatch(
      /^The specified key does not exist\. \(Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey;/,
    );
  });

  test("a role that may not read", async () => {
    await bench.put("secret.json", "[1]");
    const role = await createServiceRole(bench.endpoint.clientConfig, {
      name: `role-${randomUUID()}`,
      allow: ["states:StartExecution"],
    });
    const { error, cause } = await bench.run(readerOf("secret.json", { InputType: "JSON" }), {}, { role });
    expect(error).toBe("States.ItemReaderFailed");
    expect(cause).toContain("is not authorized to perform: s3:GetObject");
  });

  test("a role that may not start executions", async () => {
    const { error, cause } = await bench.run({}, [1], {
      role: await createServiceRole(bench.endpoint.clientConfig, {
        name: `role-${randomUUID()}`,
        allow: ["s3:GetObject"],
      }),
    });
    expect(error).toBe("States.Permissions");
    expect(cause).toContain("is not authorized to perform: states:StartExecution");
  });
});
