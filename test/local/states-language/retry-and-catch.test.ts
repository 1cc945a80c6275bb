import { describe, expect, it } from "vitest";

import { linesOf, outputOf, runMachine, startTime, type TaskAnswer } from "./support/run-machine.ts";

function working(fields: Record<string, unknown>): unknown {
  return {
    StartAt: "Work",
    States: {
      Work: { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true, ...fields },
      ...(fields["Catch"] === undefined ? {} : { Caught: { Type: "Pass", End: true } }),
    },
  };
}

function failing(...errors: readonly string[]): () => TaskAnswer {
  const left = [...errors];
  return () => {
    const error = left.shift();
    return error === undefined ? { output: "done" } : { error, cause: "why" };
  };
}

function delaysOf(run: Awaited<ReturnType<typeof runMachine>>): number[] {
  const scheduled = run.events
    .filter(({ type }) => type === "TaskScheduled")
    .map(({ timestamp }) => timestamp - startTime);
  return scheduled.map((at, index) => (at - (scheduled[index - 1] ?? 0)) / 1000);
}

describe("Retry", () => {
  it("waits longer each time, up to its limit", async () => {
    const Retry = [{ ErrorEquals: ["E"], IntervalSeconds: 3, BackoffRate: 2, MaxDelaySeconds: 10, MaxAttempts: 4 }];
    const run = await runMachine({ definition: working({ Retry }), task: failing("E", "E", "E", "E") });
    expect(delaysOf(run)).toEqual([0, 3, 6, 10, 10]);
    expect(outputOf(run)).toBe("done");
  });

  it("has its defaults", async () => {
    const run = await runMachine({
      definition: working({ Retry: [{ ErrorEquals: ["States.ALL"] }] }),
      task: failing("E", "E", "E", "E"),
    });
    expect(delaysOf(run)).toEqual([0, 1, 2, 4]);
    expect(run.outcome).toEqual({ status: "FAILED", error: "E", cause: "why" });
  });

  it("counts for each retrier by itself", async () => {
    const Retry = [
      { ErrorEquals: ["A"], MaxAttempts: 1, IntervalSeconds: 1 },
      { ErrorEquals: ["B"], MaxAttempts: 2, IntervalSeconds: 1, BackoffRate: 1 },
    ];
    const run = await runMachine({ definition: working({ Retry }), task: failing("A", "B", "B", "A") });
    expect(run.outcome).toEqual({ status: "FAILED", error: "A", cause: "why" });
    expect(run.events.filter(({ type }) => type === "TaskScheduled")).toHaveLength(4);
  });

  it("draws its full jitter, the same each time", async () => {
    const Retry = [{ ErrorEquals: ["E"], IntervalSeconds: 100, JitterStrategy: "FULL" }];
    const first = delaysOf(await runMachine({ definition: working({ Retry }), task: failing("E") }));
    const second = delaysOf(await runMachine({ definition: working({ Retry }), task: failing("E") }));
    expect(second).toEqual(first);
    expect(first[1]).toBeGreaterThan(0);
    expect(first[1]).toBeLessThan(100);
  });

  it("of nothing is granted with MaxAttempts 0", async () => {
    const Retry = [{ ErrorEquals: ["States.ALL"], MaxAttempts: 0 }];
    const run = await runMachine({ definition: working({ Retry }), task: failing("E") });
    expect(delaysOf(run)).toEqual([0]);
  });
});

describe("Catch", () => {
  it.each([
    ["E", ["E"], true],
    ["E", ["States.TaskFailed"], true],
    ["E", ["States.ALL"], true],
    ["E", ["F"], false],
    ["States.Timeout", ["States.TaskFailed"], false],
    ["States.Timeout", ["States.ALL"], true],
  ])("of error %s with %j: %s", async (error, ErrorEquals, caught) => {
    const definition = working({ Catch: [{ ErrorEquals, Next: "Caught" }] });
    const run = await runMachine({ definition, task: failing(error) });
    expect(run.outcome?.status).toBe(caught ? "SUCCEEDED" : "FAILED");
  });

  it("puts the error output where ResultPath says", async () => {
    const Catch = [{ ErrorEquals: ["E"], ResultPath: "$.error", Next: "Caught" }];
    const run = await runMachine({ definition: working({ Catch }), input: { n: 1 }, task: failing("E") });
    expect(outputOf(run)).toEqual({ n: 1, error: { Error: "E", Cause: "why" } });
    expect(linesOf(run).slice(4, 7)).toEqual(["5←4 TaskFailed", "6←5 TaskStateExited", "7←6 PassStateEntered"]);
  });

  it("takes no States.Runtime by States.ALL, but the failure by its own name", async () => {
    const failingParameters = { Parameters: { "x.$": "$.gone" } };
    const byAll = working({ ...failingParameters, Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }] });
    expect((await runMachine({ definition: byAll })).outcome).toMatchObject({
      status: "FAILED",
      error: "States.Runtime",
    });
    const Catch = [{ ErrorEquals: ["States.ParameterPathFailure"], Next: "Caught" }];
    const run = await runMachine({ definition: working({ ...failingParameters, Catch }) });
    expect(outputOf(run)).toMatchObject({ Error: "States.ParameterPathFailure" });
  });
});
