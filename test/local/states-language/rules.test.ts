import { describe, expect, it, test } from "vitest";
import { type Json } from "../../../src/local/states-language/index.ts";
import { machineOf, outputOf, runMachine } from "./support/run-machine.ts";
import { diagnosticsOf, failureOf } from "./support/failures.ts";

/** Rules that hold for whole families of definitions: recorded, documented, or measured by others against the service. */
const jsonata = { QueryLanguage: "JSONata" };
const task = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke" };

describe("the seconds that a JSONata expression gives", () => {
  it.each([
    ["-1", "TimeoutSeconds must be between 0 and 99999999 but was: -1"],
    ["1.6", "The TimeoutSeconds field cannot be parsed as an integer: 1.6"],
  ])("are not %s", async (source, reason) => {
    const state = { ...task, Arguments: {}, TimeoutSeconds: `{% ${source} %}`, End: true };
    expect((await runMachine({ definition: machineOf(state, { QueryLanguage: "JSONata" }) })).outcome).toEqual({
      status: "FAILED",
      error: "States.QueryEvaluationError",
      cause: `An error occurred while executing the state 'State' (entered at the event id #2). ${reason}`,
    });
  });
});

describe("a JSONata expression that gives nothing is named with its place", () => {
  const nothing = "{% $states.input.gone %}";
  const next = { Next: "End" };
  const end = { End: { Type: "Succeed" } };
  const map = { ItemProcessor: { StartAt: "I", States: { I: { Type: "Pass", End: true } } } };
  const distributed = {
    ItemProcessor: { ...map.ItemProcessor, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } },
  };
  const caught = (fields: Json): Json => [{ ErrorEquals: ["States.ALL"], ...next, ...(fields as object) }];
  const cases: [string, Record<string, Json>][] = [
    ["Output", { Type: "Pass", Output: nothing, End: true }],
    ["Output/a/b[1]", { Type: "Pass", Output: { a: { b: [1, nothing] } }, End: true }],
    ["Assign/x", { Type: "Pass", Assign: { x: nothing }, End: true }],
    ["Arguments/FunctionName", { ...task, Arguments: { FunctionName: nothing }, End: true }],
    ["Credentials/RoleArn", { ...task, Arguments: {}, Credentials: { RoleArn: nothing }, End: true }],
    ["TimeoutSeconds", { ...task, Arguments: {}, TimeoutSeconds: nothing, End: true }],
    ["Seconds", { Type: "Wait", Seconds: nothing, End: true }],
    ["Timestamp", { Type: "Wait", Timestamp: nothing, End: true }],
    ["Error", { Type: "Fail", Error: nothing }],
    ["Cause", { Type: "Fail", Cause: nothing }],
    ["Items", { Type: "Map", Items: nothing, ...map, End: true }],
    ["MaxConcurrency", { Type: "Map", Items: [1], MaxConcurrency: nothing, ...map, End: true }],
    ["ItemSelector/x", { Type: "Map", Items: [1], ItemSelector: { x: nothing }, ...map, End: true }],
    [
      "ItemBatcher/MaxItemsPerBatch",
      { Type: "Map", Items: [1], ItemBatcher: { MaxItemsPerBatch: nothing }, ...distributed, End: true },
    ],
    [
      "ItemBatcher/BatchInput/x",
      {
        Type: "Map",
        Items: [1],
        ItemBatcher: { MaxItemsPerBatch: 1, BatchInput: { x: nothing } },
        ...distributed,
        End: true,
      },
    ],
    [
      "ItemReader/Arguments/Bucket",
      {
        Type: "Map",
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "JSON" },
          Arguments: { Bucket: nothing, Key: "k" },
        },
        ...distributed,
        End: true,
      },
    ],
    [
      "ItemReader/ReaderConfig/MaxItems",
      {
        Type: "Map",
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "JSON", MaxItems: nothing },
          Arguments: { Bucket: "b", Key: "k" },
        },
        ...distributed,
        End: true,
      },
    ],
    [
      "ResultWriter/Arguments/Bucket",
      {
        Type: "Map",
        Items: [1],
        ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Arguments: { Bucket: nothing } },
        ...distributed,
        End: true,
      },
    ],
    ["Choices[0]/Condition", { Type: "Choice", Choices: [{ Condition: nothing, ...next }], Default: "End" }],
    [
      "Choices[1]/Output/v",
      {
        Type: "Choice",
        Choices: [
          { Condition: "{% false %}", ...next },
          { Condition: "{% true %}", Output: { v: nothing }, ...next },
        ],
      },
    ],
    [
      "Choices[0]/Assign/x",
      { Type: "Choice", Choices: [{ Condition: "{% true %}", Assign: { x: nothing }, ...next }] },
    ],
    ["Catch[0]/Output", { ...task, Arguments: {}, Catch: caught({ Output: nothing }), End: true }],
    ["Catch[0]/Assign/x", { ...task, Arguments: {}, Catch: caught({ Assign: { x: nothing } }), End: true }],
  ];

  it.each(cases)("%s", async (field, state) => {
    const needsEnd = JSON.stringify(state).includes('"Next":"End"') || state["Default"] === "End";
    const definition = { StartAt: "State", States: { State: { ...jsonata, ...state }, ...(needsEnd && end) } };
    const { outcome } = await runMachine({ definition, task: () => ({ error: "Failed", cause: "on purpose" }) });
    expect(outcome).toMatchObject({
      status: "FAILED",
      error: "States.QueryEvaluationError",
      cause: expect.stringMatching(
        `The JSONata expression '\\$states.input.gone' specified for the field '${field.replaceAll(/[[\]]/g, "\\$&")}' returned nothing`,
      ),
    });
  });
});

describe("variables", () => {
  const assigning = (name: string, more: object = { End: true }) => ({ Type: "Pass", Assign: { [name]: 1 }, ...more });
  const inner = (name: string) => ({ StartAt: "I", States: { I: assigning(name) } });
  const machine = (state: object) => ({
    StartAt: "A",
    States: { A: assigning("x", { Next: "B" }), B: { ...state, End: true } },
  });
  const place = (where: string) =>
    `SCHEMA_VALIDATION_FAILED: The variable 'x' is already assigned in an outer scope at /States/B/${where}/States/I/Assign/x`;

  test("an inner scope does not assign a variable of an outer one", () => {
    expect(diagnosticsOf(machine({ Type: "Map", ItemProcessor: inner("x") }))).toEqual([place("ItemProcessor")]);
    expect(diagnosticsOf(machine({ Type: "Parallel", Branches: [inner("x")] }))).toEqual([place("Branches[0]")]);
  });

  test("two branches may assign the same variable, and so may a distributed Map state", () => {
    expect(
      diagnosticsOf(
        machine({
          Type: "Parallel",
          Branches: [inner("y"), { ...inner("y"), StartAt: "J", States: { J: assigning("y") } }],
        }),
      ),
    ).toEqual([]);
    const ProcessorConfig = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" };
    expect(diagnosticsOf(machine({ Type: "Map", ItemProcessor: { ...inner("x"), ProcessorConfig } }))).toEqual([]);
  });

  test("one Assign holds 256 KiB at most", async () => {
    const output = "a".repeat(200 * 1024);
    const state = { ...task, Assign: { "a.$": "$", "b.$": "$" } };
    expect(await failureOf(state, {}, { output })).toMatchObject({ error: "States.DataLimitExceeded" });
    const one = { ...task, Assign: { "a.$": "$" }, ResultPath: null };
    expect(outputOf(await runMachine({ definition: machineOf(one), task: () => ({ output }) }))).toEqual({});
  });

  test("an execution holds 10 MiB at most", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `v${index}`);
    const states = names.map((name, index) => {
      const next = names[index + 1];
      const assign = { Assign: { [`${name}.$`]: "$" }, ResultPath: null };
      return [name, { ...task, ...assign, ...(next === undefined ? { End: true } : { Next: next }) }];
    });
    const definition = { StartAt: "v0", States: Object.fromEntries(states) };
    const { outcome, events } = await runMachine({ definition, task: () => ({ output: "a".repeat(200 * 1024) }) });
    expect(outcome).toMatchObject({ status: "FAILED", error: "States.DataLimitExceeded" });
    expect(events.filter(({ type }) => type === "TaskStateExited")).toHaveLength(51);
  });
});
