import { describe, expect, it } from "vitest";
import {
  type Json,
  type MapItem,
  openItemBatches,
  parseDefinition,
  processorOf,
  StatesError,
} from "../../../src/local/states-language/index.ts";
import { machineOf } from "./support/run-machine.ts";
import { distributed, planOf, runMap } from "./support/run-map.ts";

/** The input of a child for an item. */
async function selectorOf(state: Record<string, unknown>, input: Json) {
  const { execution, mapRun } = await runMap(machineOf(state), input);
  return (item: MapItem) => execution.selectItem(mapRun, item);
}

describe("the plan of a map run", () => {
  it("holds what JSONPath says", async () => {
    const plan = await planOf(
      distributed({
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          Parameters: { "Bucket.$": "$.bucket", Key: "rows.csv" },
          ReaderConfig: {
            InputType: "CSV",
            CSVHeaderLocation: "FIRST_ROW",
            CSVDelimiter: "PIPE",
            MaxItemsPath: "$.most",
          },
        },
        ItemBatcher: { MaxItemsPerBatchPath: "$.batch", BatchInput: { "all.$": "$.bucket" } },
        MaxConcurrencyPath: "$.width",
        ToleratedFailurePercentagePath: "$.share",
        ResultWriter: {
          Resource: "arn:aws:states:::s3:putObject",
          Parameters: { "Bucket.$": "$.bucket", Prefix: "p" },
        },
      }),
      { bucket: "b", most: 7, batch: 3, width: 5, share: 12.5 },
    );
    expect(plan).toMatchObject({
      executionType: "STANDARD",
      stateName: "State",
      source: {
        kind: "reader",
        resource: "arn:aws:states:::s3:getObject",
        request: { Bucket: "b", Key: "rows.csv" },
        config: { inputType: "CSV", csvHeaderLocation: "FIRST_ROW", csvDelimiter: "|", maxItems: 7 },
      },
      batching: { mostItems: 3, mostBytes: Number.POSITIVE_INFINITY, batchInput: { all: "b" } },
      maxConcurrency: 5,
      tolerance: { toleratedCount: undefined, toleratedPercentage: 12.5 },
      writer: { request: { Bucket: "b", Prefix: "p" }, transformation: "NONE", outputType: "JSON" },
    });
  });

  it("batches without limits where they are 0", async () => {
    const plan = await planOf(
      distributed({ ItemBatcher: { MaxItemsPerBatch: 0, MaxInputBytesPerBatch: 0 }, ItemsPath: "$.items" }),
      { items: [1, 2] },
    );
    expect(plan).toMatchObject({
      batching: { mostItems: Number.POSITIVE_INFINITY, mostBytes: Number.POSITIVE_INFINITY },
    });
  });

  it("holds what JSONata says", async () => {
    const plan = await planOf(
      distributed(
        {
          QueryLanguage: "JSONata",
          ItemReader: {
            Resource: "arn:aws:states:::s3:listObjectsV2",
            Arguments: { Bucket: "{% $states.input.bucket %}", Prefix: "in/" },
            ReaderConfig: { MaxItems: "{% 2 + 2 %}" },
          },
          ItemBatcher: { MaxInputBytesPerBatch: "{% 100 %}" },
          MaxConcurrency: "{% 3 %}",
          ResultWriter: { WriterConfig: { Transformation: "FLATTEN", OutputType: "JSONL" } },
        },
        "EXPRESS",
      ),
      { bucket: "b" },
    );
    expect(plan).toMatchObject({
      executionType: "EXPRESS",
      source: {
        resource: "arn:aws:states:::s3:listObjectsV2",
        request: { Bucket: "b", Prefix: "in/" },
        config: { maxItems: 4 },
      },
      batching: { mostItems: Number.POSITIVE_INFINITY, mostBytes: 100, batchInput: undefined },
      maxConcurrency: 3,
      writer: { request: undefined, transformation: "FLATTEN", outputType: "JSONL" },
    });
  });

  it("selects items with what the state sees and the item's own context, the same each time", async () => {
    const selectItem = await selectorOf(
      distributed({
        ItemsPath: "$.items",
        ItemSelector: {
          "index.$": "$$.Map.Item.Index",
          "value.$": "$$.Map.Item.Value",
          "from.$": "$$.Map.Item.Source",
          "of.$": "$.name",
          "luck.$": "States.MathRandom(0, 1000000)",
          "state.$": "$$.State.Name",
        },
      }),
      { items: ["a"], name: "n" },
    );
    const item = { index: 4, value: "e", source: "STATE_DATA" };
    const selected = await selectItem(item);
    expect(selected).toMatchObject({ index: 4, value: "e", from: "STATE_DATA", of: "n", state: "State" });
    expect(await selectItem(item)).toEqual(selected);
  });

  it("are asked for with plain data", async () => {
    const { begun } = await runMap(machineOf(distributed({ ItemSelector: { "a.$": "$$.Map.Item.Value" } })), [1]);
    expect(structuredClone(begun.commands)).toEqual(begun.commands);
  });

  it("selects items with JSONata", async () => {
    const selectItem = await selectorOf(
      distributed({
        QueryLanguage: "JSONata",
        ItemSelector: { id: "{% $states.context.Map.Item.Value.id & '/' & $states.context.Map.Item.Index %}" },
      }),
      [{ id: "x" }],
    );
    expect(await selectItem({ index: 9, value: { id: "x" }, source: "STATE_DATA" })).toEqual({ id: "x/9" });
  });

  it("says why an item cannot be selected, without an event", async () => {
    const selectItem = await selectorOf(distributed({ ItemSelector: { "id.$": "$$.Map.Item.Value.id" } }), [{}]);
    expect(() => selectItem({ index: 0, value: {}, source: "STATE_DATA" })).toThrow(StatesError);
    const selectByExpression = await selectorOf(
      distributed({ QueryLanguage: "JSONata", ItemSelector: "{% $states.context.Map.Item.Value.id %}" }),
      [{}],
    );
    await expect(selectByExpression({ index: 0, value: {}, source: "STATE_DATA" })).rejects.toThrow(
      "An error occurred while executing the state 'State' (entered at the event id #2). The JSONata expression " +
        "'$states.context.Map.Item.Value.id' specified for the field 'ItemSelector' returned nothing (undefined).",
    );
  });

  it("gives members of an object with their names", async () => {
    const selectItem = await selectorOf(distributed({}), [1]);
    expect(selectItem({ index: 0, value: 1, source: "s", key: "one" })).toEqual({ Key: "one", Value: 1 });
    expect(selectItem({ index: 0, value: 1, source: "s" })).toBe(1);
  });
});

describe("batches", () => {
  const inputsOf = (limits: { items?: number; bytes?: number; input?: Json }, items: readonly Json[]): Json[] => {
    const batches = openItemBatches({
      mostItems: limits.items ?? Number.POSITIVE_INFINITY,
      mostBytes: limits.bytes ?? Number.POSITIVE_INFINITY,
      batchInput: limits.input,
    });
    const full = items.map((item) => batches.add(item));
    return [...full, batches.rest()].flatMap((batch) => (batch === undefined ? [] : [batch.input]));
  };

  it("hold so many items, and what all share", () => {
    expect(inputsOf({ items: 2 }, [1, 2, 3])).toEqual([{ Items: [1, 2] }, { Items: [3] }]);
    expect(inputsOf({ items: 2, input: { a: 1 } }, [1])).toEqual([{ BatchInput: { a: 1 }, Items: [1] }]);
    expect(inputsOf({ items: 2 }, [])).toEqual([]);
  });

  it("hold so many bytes, and never less than one item", () => {
    expect(inputsOf({ bytes: 20 }, ["é", "é", "é"])).toEqual([{ Items: ["é"] }, { Items: ["é"] }, { Items: ["é"] }]);
    expect(inputsOf({ bytes: 22 }, ["é", "é", "é"])).toEqual([{ Items: ["é", "é"] }, { Items: ["é"] }]);
    expect(inputsOf({ bytes: 1 }, [1, 2])).toEqual([{ Items: [1] }, { Items: [2] }]);
  });
});

describe("what children run", () => {
  it("is found by the state's name, however deep it is", () => {
    const machine = parseDefinition(
      JSON.stringify(
        machineOf({
          Type: "Parallel",
          Branches: [{ StartAt: "Map", States: { Map: { ...distributed({}), End: true } } }],
        }),
      ),
    );
    expect(processorOf(machine, "Map")?.graph.startAt).toBe("Item");
    expect(processorOf(machine, "State")).toBeUndefined();
  });
});
