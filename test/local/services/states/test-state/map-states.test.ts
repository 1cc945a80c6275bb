import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusalOf } from "../support/refusal.ts";
import { openStatesHost, type StatesHost } from "../support/states-host.ts";

let host: StatesHost;
beforeEach(() => {
  host = openStatesHost({});
});
afterEach(() => host.close());

const processor = { StartAt: "P", States: { P: { Type: "Pass", End: true } } };
const distributed = { ...processor, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } };
const reader = {
  Resource: "arn:aws:states:::s3:getObject",
  ReaderConfig: { InputType: "JSON" },
  Parameters: { Bucket: "b", Key: "k.gz" },
};

const testMap = (more: object, request: object) =>
  host.call("TestState", {
    definition: JSON.stringify({ Type: "Map", ItemProcessor: processor, End: true, ...more }),
    mock: { result: "[]" },
    inspectionLevel: "DEBUG",
    ...request,
  });
const inspected = async (more: object, request: object) => (await testMap(more, request))["inspectionData"];

describe("TestState of a Map state", () => {
  test("shows how the items are found and shaped, and takes the result, as in the developer guide", async () => {
    const state = {
      ItemsPath: "$.items",
      ItemSelector: { "value.$": "$$.Map.Item.Value", "index.$": "$$.Map.Item.Index" },
      ResultPath: "$.results",
    };
    const input = '{"items":[1,2]}';
    expect(await testMap(state, { input, mock: { result: "[10,20]" } })).toEqual({
      status: "SUCCEEDED",
      output: '{"items":[1,2],"results":[10,20]}',
      inspectionData: {
        input,
        afterInputPath: input,
        afterItemsPath: "[1,2]",
        afterItemSelector: '[{"value":1,"index":0},{"value":2,"index":1}]',
        maxConcurrency: 0,
        afterResultSelector: "[10,20]",
        afterResultPath: '{"items":[1,2],"results":[10,20]}',
      },
    });
  });

  test("keeps items to itself that are too many to show, and is quick about it", async () => {
    const items = `[${"1,".repeat(99_999)}1]`;
    const shown = await inspected(
      { ItemsPath: "$", ItemSelector: { "all.$": "$" }, ItemBatcher: { MaxItemsPerBatch: 10 } },
      { input: items },
    );
    expect(shown).toMatchObject({ afterItemsPath: items });
    expect(shown).not.toHaveProperty("afterItemSelector");
    expect(shown).not.toHaveProperty("afterItemBatcher");
  });

  test("shows batches and limits, also those that paths lead to", async () => {
    const state = {
      ItemProcessor: distributed,
      ItemsPath: "$.items",
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { "n.$": "$.n" } },
      MaxConcurrencyPath: "$.n",
      ToleratedFailureCount: 3,
      ToleratedFailurePercentagePath: "$.share",
    };
    expect(await inspected(state, { input: '{"items":[1,2,3],"n":4,"share":12.5}' })).toMatchObject({
      afterItemBatcher: '[{"BatchInput":{"n":4},"Items":[1,2]},{"BatchInput":{"n":4},"Items":[3]}]',
      maxConcurrency: 4,
      toleratedFailureCount: 3,
      toleratedFailurePercentage: 12.5,
    });
  });

  test("in JSONata", async () => {
    const state = {
      QueryLanguage: "JSONata",
      Items: "{% $states.input.items %}",
      ItemSelector: { twice: "{% $states.context.Map.Item.Value * 2 %}" },
      MaxConcurrency: "{% 1 + 1 %}",
      Output: "{% $sum($states.result) %}",
    };
    const input = '{"items":[1,2]}';
    expect(await testMap(state, { input, mock: { result: "[3,4]" } })).toEqual({
      status: "SUCCEEDED",
      output: "7",
      inspectionData: { input, afterItemSelector: '[{"twice":2},{"twice":4}]', maxConcurrency: 2 },
    });
  });

  test.each([
    ["is not there", "{}", "Invalid path '$.items' : No results for path: $['items']"],
    ["is no array", '{"items":7}', 'Reference path "$.items" must point to array.'],
  ])("fails as an execution does when what ItemsPath names %s", async (_, input, cause) => {
    expect(await testMap({ ItemsPath: "$.items" }, { input })).toMatchObject({
      status: "FAILED",
      error: "States.Runtime",
      cause,
    });
  });

  test("hands too many failed iterations to Retry and Catch, where there are any", async () => {
    const state = { ItemProcessor: distributed, ItemsPath: "$", ToleratedFailureCount: 2 };
    const request = (mapIterationFailureCount: number) => ({
      input: "[1,2,3,4]",
      stateConfiguration: { mapIterationFailureCount },
    });
    expect(await testMap(state, request(2))).toMatchObject({ status: "SUCCEEDED" });
    expect(await testMap(state, request(3))).toMatchObject({ status: "SUCCEEDED" });
    const handled = { ...state, Catch: [{ ErrorEquals: ["States.ALL"], Next: "Mend" }], Next: "Mend" };
    const { End: _, ...open } = { End: true, ...handled };
    expect(
      await host.call("TestState", {
        definition: JSON.stringify({ Type: "Map", ...open }),
        mock: { result: "[]" },
        ...request(3),
      }),
    ).toMatchObject({
      status: "CAUGHT_ERROR",
      error: "States.ExceedToleratedFailureThreshold",
      cause: "The specified tolerated failure threshold was exceeded",
    });
    expect(await refusalOf(testMap(state, request(5)))).toBe(
      "ValidationException: Map iteration failure count must be less than or equal to the number of Map iterations",
    );
  });
});

describe("the items of an ItemReader", () => {
  const read = (ReaderConfig: object, mapItemReaderData: string, more: object = {}) =>
    inspected(
      {
        ItemProcessor: distributed,
        ItemReader: { ...reader, ReaderConfig },
        ItemSelector: { "i.$": "$$.Map.Item" },
        ...more,
      },
      { stateConfiguration: { mapItemReaderData } },
    );
  const item = (Index: number, Value: unknown, more: object = {}) => ({
    i: { Index, Value, ...more, Source: "S3://b/k" },
  });

  test.each([
    [
      "CSV",
      { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
      "a,b\n1,2\n3,4\n",
      [item(0, { a: "1", b: "2" }), item(1, { a: "3", b: "4" })],
    ],
    ["JSON Lines", { InputType: "JSONL" }, '{"a":1}\n{"a":2}\n', [item(0, { a: 1 }), item(1, { a: 2 })]],
    ["a JSON array, some of it", { InputType: "JSON", MaxItems: 1 }, "[1,2]", [item(0, 1)]],
    ["a JSON object", { InputType: "JSON" }, '{"x":1}', [item(0, 1, { Key: "x" })]],
  ])("come out of given data: %s", async (_, config, data, items) => {
    const shown: unknown = await read(config, data);
    expect(shown).toMatchObject({ afterItemSelector: JSON.stringify(items.map(reorder)) });
    expect(shown).not.toHaveProperty("afterItemsPath");
  });

  /** As the context object orders the members. */
  const reorder = ({ i: { Index, Value, Source, ...key } }: ReturnType<typeof item>) => ({
    i: { Index, Value, ...key, Source },
  });

  test("show what ItemsPointer names", async () => {
    const config = { InputType: "JSON", ItemsPointer: "/orders" };
    expect(await read(config, '{"orders":[1,2]}')).toMatchObject({ afterItemsPointer: "[1,2]" });
  });

  test("stand in the input when no data is given, as in the developer guide", async () => {
    const state = { ItemProcessor: distributed, ItemReader: reader, ItemsPath: "$.orders", ToleratedFailureCount: 5 };
    expect(await inspected(state, { input: '{"orders":[{"orderId":"123"}]}' })).toMatchObject({
      afterItemsPath: '[{"orderId":"123"}]',
      toleratedFailureCount: 5,
    });
    const pointed = { ...reader, ReaderConfig: { InputType: "JSON", ItemsPointer: "/a/b" } };
    expect(
      await inspected({ ItemProcessor: distributed, ItemReader: pointed }, { input: '{"a":{"b":[7]}}' }),
    ).toMatchObject({ afterItemsPointer: "[7]" });
  });

  test("that cannot be read fail the state, which may handle it", async () => {
    const state = {
      ItemProcessor: distributed,
      ItemReader: reader,
      Retry: [{ ErrorEquals: ["States.ItemReaderFailed"] }],
    };
    expect(await testMap(state, { stateConfiguration: { mapItemReaderData: "[1," } })).toMatchObject({
      status: "RETRIABLE",
      error: "States.ItemReaderFailed",
    });
  });
});

describe("a state within a Map state", () => {
  const inner = (Mode: string) => ({
    StartAt: "In",
    States: { In: { Type: "Pass", Parameters: { "item.$": "$$.Map.Item" }, End: true } },
    ProcessorConfig: { Mode, ...(Mode === "DISTRIBUTED" && { ExecutionType: "STANDARD" }) },
  });
  const machine = (more: object) =>
    JSON.stringify({ StartAt: "M", States: { M: { Type: "Map", End: true, ...more } } });

  test.each([
    ["inline", { ItemProcessor: inner("INLINE") }, { Index: 0, Value: { a: 1 } }],
    ["distributed", { ItemProcessor: inner("DISTRIBUTED") }, { Index: 0, Value: { a: 1 }, Source: "STATE_DATA" }],
    [
      "distributed with a reader",
      { ItemProcessor: inner("DISTRIBUTED"), ItemReader: reader },
      { Index: 0, Value: { a: 1 }, Source: "S3://b/k.gz" },
    ],
  ])("sees its input as the first item: %s", async (_, more, item) => {
    const answer = await host.call("TestState", { definition: machine(more), stateName: "In", input: '{"a":1}' });
    expect(answer).toEqual({ status: "SUCCEEDED", output: JSON.stringify({ item }) });
  });
});
