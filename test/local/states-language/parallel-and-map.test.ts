import { describe, expect, it } from "vitest";

import { linesOf, machineOf, outputOf, runMachine } from "./support/run-machine.ts";

const pass = { Type: "Pass", End: true };
const task = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true };
const single = (name: string, state: unknown): unknown => ({ StartAt: name, States: { [name]: state } });

describe("a Parallel state", () => {
  it("gives the outputs of its branches in their order", async () => {
    const run = await runMachine({
      definition: machineOf({
        Type: "Parallel",
        Parameters: { "n.$": "$.n" },
        ResultSelector: { "both.$": "$[*].n" },
        Branches: [single("Slow", { Type: "Wait", Seconds: 5, End: true }), single("Quick", pass)],
      }),
      input: { n: 1, rest: 2 },
    });
    expect(outputOf(run)).toEqual({ both: [1, 1] });
    expect(linesOf(run)).toEqual([
      "1←0 ExecutionStarted",
      "2←0 ParallelStateEntered",
      "3←2 ParallelStateStarted",
      "4←3 WaitStateEntered",
      "5←3 PassStateEntered",
      "6←5 PassStateExited",
      "7←4 WaitStateExited",
      "8←7 ParallelStateSucceeded",
      "9←7 ParallelStateExited",
      "10←9 ExecutionSucceeded",
    ]);
  });

  it("aborts the other branches when one fails", async () => {
    const run = await runMachine({
      definition: machineOf({
        Type: "Parallel",
        Branches: [
          single("Open", task),
          single("Long", { Type: "Wait", Seconds: 100, End: true }),
          single("Bad", { Type: "Wait", Seconds: 1, Next: "Worse" }),
        ].map((branch, index) =>
          index === 2
            ? {
                StartAt: "Bad",
                States: { Bad: { Type: "Wait", Seconds: 1, Next: "Worse" }, Worse: { Type: "Fail", Error: "E" } },
              }
            : branch,
        ),
      }),
      task: () => ({ stays: "open" }),
    });
    expect(run.outcome).toEqual({ status: "FAILED", error: "E" });
    expect(linesOf(run).slice(8)).toEqual([
      "9←7 WaitStateExited",
      "10←9 FailStateEntered",
      "11←8 TaskStateAborted",
      "12←6 WaitStateAborted",
      "13←10 ParallelStateFailed",
      "14←13 ExecutionFailed",
    ]);
    expect(run.commands.slice(-2)).toEqual([
      { kind: "cancelTask", task: "task-5" },
      { kind: "cancelTimer", timer: "wait-6" },
    ]);
  });

  it("starts all branches again on Retry", async () => {
    let calls = 0;
    const run = await runMachine({
      definition: machineOf({
        Type: "Parallel",
        Branches: [single("A", task), single("B", pass)],
        Retry: [{ ErrorEquals: ["E"], MaxAttempts: 1 }],
      }),
      task: () => {
        calls += 1;
        return calls === 1 ? { error: "E" } : { output: "ok" };
      },
    });
    expect(outputOf(run)).toEqual(["ok", {}]);
    expect(run.events.filter(({ type }) => type === "ParallelStateStarted")).toHaveLength(2);
    expect(run.events.some(({ type }) => type === "ParallelStateFailed")).toBe(false);
  });
});

describe("a Map state", () => {
  it("runs one iteration after the other with MaxConcurrency 1", async () => {
    const run = await runMachine({
      definition: machineOf({
        Type: "Map",
        ItemsPath: "$.items",
        MaxConcurrency: 1,
        ItemSelector: { "v.$": "$$.Map.Item.Value", "i.$": "$$.Map.Item.Index", "all.$": "$.items" },
        ItemProcessor: single("Each", {
          Type: "Pass",
          Parameters: { "v.$": "$.v", "i.$": "$$.Map.Item.Index" },
          End: true,
        }),
        ResultPath: "$.done",
      }),
      input: { items: ["a", "b"] },
    });
    expect(outputOf(run)).toEqual({
      items: ["a", "b"],
      done: [
        { v: "a", i: 0 },
        { v: "b", i: 1 },
      ],
    });
    expect(linesOf(run).slice(2)).toEqual([
      "3←2 MapStateStarted",
      "4←3 MapIterationStarted",
      "5←4 PassStateEntered",
      "6←5 PassStateExited",
      "7←6 MapIterationSucceeded",
      "8←6 MapIterationStarted",
      "9←8 PassStateEntered",
      "10←9 PassStateExited",
      "11←10 MapIterationSucceeded",
      "12←11 MapStateSucceeded",
      "13←11 MapStateExited",
      "14←13 ExecutionSucceeded",
    ]);
  });

  it("never runs more than 40 iterations at once", async () => {
    const run = await runMachine({
      definition: machineOf({ Type: "Map", ItemProcessor: single("Each", task) }),
      input: Array.from({ length: 50 }, (_, index) => index),
      task: () => ({ stays: "open" }),
    });
    expect(run.events.filter(({ type }) => type === "TaskScheduled")).toHaveLength(40);
  });

  it("of no items succeeds at once", async () => {
    const run = await runMachine({ definition: machineOf({ Type: "Map", Iterator: single("Each", pass) }), input: [] });
    expect(linesOf(run).slice(2)).toEqual([
      "3←2 MapStateStarted",
      "4←3 MapStateSucceeded",
      "5←3 MapStateExited",
      "6←5 ExecutionSucceeded",
    ]);
  });

  it("fails with the first iteration that fails", async () => {
    const run = await runMachine({
      definition: machineOf({
        Type: "Map",
        MaxConcurrency: 1,
        ItemProcessor: single("Each", { Type: "Fail", Error: "E", Cause: "C" }),
      }),
      input: [1, 2],
    });
    expect(run.outcome).toEqual({ status: "FAILED", error: "E", cause: "C" });
    expect(linesOf(run).slice(3)).toEqual([
      "4←3 MapIterationStarted",
      "5←4 FailStateEntered",
      "6←5 MapIterationFailed",
      "7←5 MapStateFailed",
      "8←7 ExecutionFailed",
    ]);
  });

  const oneOfThreeFails = (fields: Record<string, unknown>) =>
    runMachine({
      definition: machineOf({ Type: "Map", ...fields, ItemProcessor: single("Each", task) }),
      input: [1, 2, 3],
      task: ({ input }) => (input === "2" ? { error: "E" } : { output: input }),
    });

  it.each([{ ToleratedFailureCount: 1 }, { ToleratedFailurePercentage: 34 }])(
    "leaves out what failed while it tolerates that: %j",
    async (fields) => {
      expect(outputOf(await oneOfThreeFails(fields))).toEqual(["1", "3"]);
    },
  );

  it("fails when more fails than it tolerates", async () => {
    const run = await oneOfThreeFails({ ToleratedFailurePercentage: 33 });
    expect(run.outcome).toEqual({
      status: "FAILED",
      error: "States.ExceedToleratedFailureThreshold",
      cause: "The specified tolerated failure threshold was exceeded",
    });
  });

  it("hands its items over in batches", async () => {
    const run = await runMachine({
      definition: machineOf({
        Type: "Map",
        ItemsPath: "$.items",
        ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { "who.$": "$.who" } },
        ItemProcessor: single("Each", pass),
      }),
      input: { items: [1, 2, 3], who: "me" },
    });
    expect(outputOf(run)).toEqual([
      { BatchInput: { who: "me" }, Items: [1, 2] },
      { BatchInput: { who: "me" }, Items: [3] },
    ]);
  });

  it("wants an array", async () => {
    const definition = machineOf({ Type: "Map", ItemsPath: "$.n", ItemProcessor: single("Each", pass) });
    expect((await runMachine({ definition, input: { n: 1 } })).outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause: 'Reference path "$.n" must point to array.',
    });
  });
});
