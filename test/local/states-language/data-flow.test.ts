import { describe, expect, it } from "vitest";

import { linesOf, machineOf, outputOf, runMachine, startTime } from "./support/run-machine.ts";

const prefix = "An error occurred while executing the state 'State' (entered at the event id #2). ";

describe("the fields that shape data", () => {
  it("are applied in their order", async () => {
    const seen: unknown[] = [];
    const run = await runMachine({
      definition: machineOf({
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke",
        InputPath: "$.order",
        Parameters: { FunctionName: "f", "Payload.$": "$.id", fixed: [{ "nested.$": "$.id" }, "$.id"] },
        ResultSelector: { "answer.$": "$.Payload" },
        ResultPath: "$.results.first",
        OutputPath: "$.results",
      }),
      input: { order: { id: 7 }, results: { zeroth: 0 } },
      task(task) {
        seen.push(JSON.parse(task.input));
        return { output: { Payload: 42, other: 1 } };
      },
    });
    expect(seen).toEqual([{ FunctionName: "f", Payload: 7, fixed: [{ nested: 7 }, "$.id"] }]);
    expect(outputOf(run)).toEqual({ zeroth: 0, first: { answer: 42 } });
  });

  it.each([
    [{ Parameters: { "x.$": "$.a[2]" } }, { x: null }],
    [{ Parameters: { "x.$": "$.a[-2]" } }, { x: null }],
    [{ InputPath: "$.a[2]" }, null],
  ])("give null for an index that the array does not have: %j", async (fields, output) => {
    expect(
      outputOf(await runMachine({ definition: machineOf({ Type: "Pass", ...fields }), input: { a: [1] } })),
    ).toEqual(output);
  });

  it("pass an input of null on where no path reads it", async () => {
    const pass = { Type: "Pass", Parameters: { "name.$": "$$.State.Name" }, ResultPath: null };
    expect(outputOf(await runMachine({ definition: machineOf(pass), input: null }))).toBeNull();
  });

  it("drop what null drops", async () => {
    const pass = (fields: Record<string, unknown>) =>
      runMachine({ definition: machineOf({ Type: "Pass", Result: 1, ...fields }), input: { a: 1 } });
    expect(outputOf(await pass({ ResultPath: null }))).toEqual({ a: 1 });
    expect(outputOf(await pass({ OutputPath: null }))).toEqual({});
    expect(outputOf(await runMachine({ definition: machineOf({ Type: "Pass", InputPath: null }) }))).toEqual({});
  });

  it("take Result as it stands", async () => {
    const run = await runMachine({ definition: machineOf({ Type: "Pass", Result: { "a.$": "$.b" } }) });
    expect(outputOf(run)).toEqual({ "a.$": "$.b" });
  });

  it.each([
    [{ InputPath: "$.a.b" }, { a: {} }, "Invalid path '$.a.b' : No results for path: $['a']['b']"],
    [{ OutputPath: "$.a.b" }, {}, "Invalid path '$.a.b' : Missing property in path $['a']"],
    [{ InputPath: "$.a.b.c" }, { a: 5 }, "Invalid path '$.a.b.c' : Property ['b'] not found in path $['a']"],
    [
      { InputPath: "$.a['b','c']" },
      { a: [] },
      "Invalid path '$.a['b','c']' : Property ['b', 'c'] not found in path $['a']",
    ],
    [{ InputPath: "$.a[2].b" }, { a: [1] }, "Invalid path '$.a[2].b' : Property ['b'] not found in path $['a'][2]"],
    [{ InputPath: "$.a" }, null, "Unable to apply Path transformation to null or empty input."],
    [{ Parameters: { "x.$": "$" } }, null, "Unable to apply Path transformation to null or empty input."],
    [
      { InputPath: "$.a[0].b" },
      { a: { b: 1 } },
      "Invalid path '$.a[0].b' : Filter: [0]['b'] can only be applied to arrays. Current context is: {b=1}",
    ],
    [{ OutputPath: "$.a[0]" }, { a: null }, "Invalid path '$.a[0]' : The path $['a'] is null"],
    [{ InputPath: "$$.State.Gone" }, {}, "Invalid path '$$.State.Gone' : No results for path: $['State']['Gone']"],
    [
      { InputPath: "$['a', 'b'].c" },
      { a: { c: 1 }, b: { c: 2 } },
      "Invalid path '$['a', 'b'].c' : Multi properties can only be used as path leafs: $['a', 'b']",
    ],
    [
      { Parameters: { "x.$": "$.gone" } },
      { n: 0 },
      `The JSONPath '$.gone' specified for the field 'x.$' could not be found in the input '{"n":0}'`,
    ],
    [{ ResultPath: "$.a.b" }, { a: 1 }, 'Unable to apply ReferencePath $.a.b to input {"a":1}'],
  ])("fail the execution where they cannot be applied: %j", async (fields, input, message) => {
    const run = await runMachine({ definition: machineOf({ Type: "Pass", ...fields }), input });
    expect(run.outcome).toEqual({ status: "FAILED", error: "States.Runtime", cause: prefix + message });
    expect(linesOf(run).at(-1)).toBe("3←2 ExecutionFailed");
  });

  it("keep the white space of an input that passes through", async () => {
    const { events } = await runMachine({ definition: machineOf({ Type: "Succeed" }), input: { a: 1 } });
    expect(events.at(-1)?.["executionSucceededEventDetails"]).toEqual({
      output: '{"a":1}',
      outputDetails: { truncated: false },
    });
  });
});

describe("the context object", () => {
  it("knows the execution, the machine and the state", async () => {
    const run = await runMachine({ definition: machineOf({ Type: "Pass", InputPath: "$$" }), input: { n: 1 } });
    expect(outputOf(run)).toEqual({
      Execution: {
        Id: "arn:aws:states:us-west-2:123456789012:execution:machine:run",
        Input: { n: 1 },
        Name: "run",
        RoleArn: "arn:aws:iam::123456789012:role/machine",
        StartTime: "2026-01-02T03:04:05.678Z",
        RedriveCount: 0,
      },
      StateMachine: { Id: "arn:aws:states:us-west-2:123456789012:stateMachine:machine", Name: "machine" },
      State: { Name: "State", EnteredTime: new Date(startTime).toISOString() },
    });
  });

  it("counts retries and shows the token of a task", async () => {
    const inputs: string[] = [];
    const run = await runMachine({
      definition: machineOf({
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
        Parameters: { "n.$": "$$.State.RetryCount", "token.$": "$$.Task.Token" },
        Retry: [{ ErrorEquals: ["Again"], MaxAttempts: 1 }],
      }),
      task(task) {
        inputs.push(task.input);
        expect(JSON.parse(task.input)).toMatchObject({ token: task.taskToken });
        return inputs.length === 1 ? { error: "Again" } : { output: 1 };
      },
    });
    expect(inputs.map((text) => JSON.parse(text).n)).toEqual([0, 1]);
    expect(JSON.parse(inputs[0] ?? "{}").token).not.toBe(JSON.parse(inputs[1] ?? "{}").token);
    expect(outputOf(run)).toBe(1);
  });
});

describe("variables", () => {
  it("are seen by later states and by branches, and what a branch assigns stays inside", async () => {
    const run = await runMachine({
      definition: {
        StartAt: "Set",
        States: {
          Set: { Type: "Pass", Result: { n: 5 }, Assign: { "x.$": "$.n", y: "$.n" }, Next: "Side" },
          Side: {
            Type: "Parallel",
            Branches: [
              {
                StartAt: "A",
                States: { A: { Type: "Pass", Assign: { z: 1 }, Parameters: { "x.$": "$x" }, End: true } },
              },
            ],
            Next: "Use",
          },
          Use: {
            Type: "Pass",
            Assign: { x: 6, "old.$": "$x" },
            Parameters: { "x.$": "$x", "y.$": "$y" },
            Next: "Last",
          },
          Last: { Type: "Pass", Parameters: { "x.$": "$x", "old.$": "$old" }, End: true },
        },
      },
    });
    expect(outputOf(run)).toEqual({ x: 6, old: 5 });
    const exit = run.events.find(({ type }) => type === "PassStateExited");
    expect(exit?.["stateExitedEventDetails"]).toMatchObject({
      assignedVariables: { x: "5", y: '"$.n"' },
      assignedVariablesDetails: { truncated: false },
    });
  });

  it("of a name nobody assigned fail the state", async () => {
    const run = await runMachine({ definition: machineOf({ Type: "Pass", Parameters: { "x.$": "$nobody" } }) });
    expect(run.outcome).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  });
});
