import { describe, expect, it } from "vitest";
import {
  type Advance,
  type Json,
  type MapItem,
  type MapRunPlan,
  openItemBatches,
  parseDefinition,
  processorOf,
  StatesError,
  type Stimulus,
} from "../../../src/local/states-language/index.ts";
import { createExecution, machineOf, startTime } from "./support/run-machine.ts";

const each = { StartAt: "Item", States: { Item: { Type: "Pass", End: true } } };
const distributed = (more: Record<string, unknown>, type = "STANDARD"): Record<string, unknown> => ({
  Type: "Map",
  Label: "photos",
  ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type }, ...each },
  ...more,
});

/** Runs a machine up to its map run, and then on with how that ended. */
async function runMap(definition: unknown, input: Json, ending?: Record<string, unknown>) {
  const execution = createExecution({ definition, input });
  const begun = await execution.advance({ kind: "start", at: startTime });
  const command = begun.commands.find(({ kind }) => kind === "runMap");
  if (command?.kind !== "runMap") throw new Error(`no map run was asked for: ${JSON.stringify(begun)}`);
  const { mapRun, plan } = command;
  const advances: Advance[] = [begun];
  const give = async (stimulus: Stimulus): Promise<Advance> => {
    const advance = await execution.advance(stimulus);
    advances.push(advance);
    return advance;
  };
  if (ending?.["kind"] === "mapRunSucceeded") {
    await give({ kind: "mapRunSucceeded", mapRun, at: startTime + 5, output: String(ending["output"]) });
  } else if (ending !== undefined) {
    await give({ kind: "mapRunFailed", mapRun, at: startTime + 5, error: "States.ItemReaderFailed", cause: "no file" });
  }
  const events = advances.flatMap((advance) => advance.events);
  return {
    execution,
    plan,
    mapRun,
    begun,
    give,
    events,
    outcome: advances.at(-1)?.outcome,
    lines: events.map(describeEvent),
  };
}

function describeEvent({ id, previousEventId, type }: Advance["events"][number]): string {
  return `${id}←${previousEventId} ${type}`;
}

/** What a child is given for an item. */
async function selectorOf(state: Record<string, unknown>, input: Json) {
  const { execution, mapRun } = await runMap(machineOf(state), input);
  return (item: MapItem) => execution.selectItem(mapRun, item);
}

const planOf = async (state: Record<string, unknown>, input: Json): Promise<MapRunPlan> =>
  (await runMap(machineOf(state), input)).plan;

describe("a distributed Map state", () => {
  it("asks for one map run, whatever the number of items, and continues with its results", async () => {
    const { lines, outcome, events } = await runMap(
      machineOf(distributed({ ItemsPath: "$.numbers", ResultPath: "$.done" })),
      { numbers: [1, 2] },
      { kind: "mapRunSucceeded", output: "[10,20]" },
    );
    expect(outcome).toEqual({ status: "SUCCEEDED", output: '{"numbers":[1,2],"done":[10,20]}' });
    expect(lines).toEqual([
      "1←0 ExecutionStarted",
      "2←0 MapStateEntered",
      "3←2 MapStateStarted",
      "4←3 MapRunStarted",
      "5←4 MapRunSucceeded",
      "6←5 MapStateSucceeded",
      "7←5 MapStateExited",
      "8←7 ExecutionSucceeded",
    ]);
    expect(events[2]).toMatchObject({ mapStateStartedEventDetails: { length: 2 } });
    expect(events[3]?.["mapRunStartedEventDetails"]?.["mapRunArn"]).toMatch(
      /^arn:aws:states:us-west-2:123456789012:mapRun:machine\/photos:[0-9a-f-]{36}$/,
    );
  });

  it("fails with its map run and can catch that", async () => {
    const failed = await runMap(machineOf(distributed({})), [1], { kind: "mapRunFailed" });
    expect(failed.outcome).toEqual({ status: "FAILED", error: "States.ItemReaderFailed", cause: "no file" });
    expect(failed.lines.slice(4)).toEqual(["5←4 MapRunFailed", "6←5 MapStateFailed", "7←6 ExecutionFailed"]);
    expect(failed.events[4]).toMatchObject({
      mapRunFailedEventDetails: { error: "States.ItemReaderFailed", cause: "no file" },
    });
    const rescue = { ErrorEquals: ["States.ItemReaderFailed"], Next: "Rescue" };
    const caught = await runMap(
      {
        StartAt: "State",
        States: { State: { ...distributed({ Catch: [rescue] }), End: true }, Rescue: { Type: "Pass", End: true } },
      },
      [1],
      { kind: "mapRunFailed" },
    );
    expect(caught.outcome).toEqual({
      status: "SUCCEEDED",
      output: '{"Error":"States.ItemReaderFailed","Cause":"no file"}',
    });
  });

  it("is tried again in a map run of its own", async () => {
    const state = distributed({ Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 1, MaxAttempts: 1 }] });
    const { give, plan } = await runMap(machineOf(state), [1], { kind: "mapRunFailed" });
    const again = await give({ kind: "timer", timer: "retry-2-0", at: startTime + 1000 });
    const command = again.commands.find(({ kind }) => kind === "runMap");
    expect(command).toMatchObject({ mapRun: "map-run-7", plan: { label: "photos" } });
    expect(command?.kind === "runMap" && command.plan.mapRunArn).not.toBe(plan.mapRunArn);
  });

  it("is aborted with the branch beside it", async () => {
    const definition = machineOf({
      Type: "Parallel",
      Branches: [
        { StartAt: "Map", States: { Map: { ...distributed({}), End: true } } },
        { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 1, Next: "Fail" }, Fail: { Type: "Fail" } } },
      ],
    });
    const { give, mapRun, begun } = await runMap(definition, [1]);
    const { events, commands } = await give(firstTimer(begun));
    expect(commands).toContainEqual({ kind: "cancelMapRun", mapRun });
    expect(events.map(({ type }) => type)).toEqual([
      "WaitStateExited",
      "FailStateEntered",
      "MapRunAborted",
      "MapStateAborted",
      "ParallelStateFailed",
      "ExecutionFailed",
    ]);
  });

  it("names its label by itself, the same in each execution", async () => {
    const { Label: _, ...unlabelled } = distributed({});
    const first = await planOf(unlabelled, [1]);
    expect(first.label).toMatch(/^[0-9a-f-]{36}$/);
    expect((await planOf(unlabelled, [1])).label).toBe(first.label);
  });
});

function firstTimer({ commands }: Advance): Stimulus {
  const timer = commands.find(({ kind }) => kind === "setTimer");
  if (timer?.kind !== "setTimer") throw new Error("nothing waits");
  return { kind: "timer", timer: timer.timer, at: timer.at };
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
