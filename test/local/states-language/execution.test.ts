import { describe, expect, it } from "vitest";

import type { HistoryEvent } from "../../../src/local/states-language/index.ts";
import { createExecution, linesOf, machineOf, outputOf, runMachine, startTime } from "./support/run-machine.ts";

const wait = machineOf({ Type: "Wait", Seconds: 50 });
const loop = {
  StartAt: "A",
  States: {
    A: { Type: "Pass", Next: "Again" },
    Again: { Type: "Choice", Choices: [{ Variable: "$.never", IsPresent: true, Next: "End" }], Default: "A" },
    End: { Type: "Succeed" },
  },
};

describe("an execution", () => {
  it("answers at once where no expression has to be evaluated", () => {
    const advance = createExecution({ definition: machineOf({ Type: "Succeed" }) }).advance({ kind: "start", at: 1 });
    expect(advance).not.toBeInstanceOf(Promise);
    expect(advance).toMatchObject({ outcome: { status: "SUCCEEDED", output: "{}" } });
  });

  it("told the same again says the same again", async () => {
    const definition = {
      StartAt: "Map",
      States: {
        Map: {
          Type: "Map",
          Retry: [{ ErrorEquals: ["E"], JitterStrategy: "FULL", IntervalSeconds: 9 }],
          ItemProcessor: {
            StartAt: "Work",
            States: {
              Work: {
                Type: "Task",
                Resource: "arn:aws:states:::lambda:invoke",
                Parameters: { "id.$": "States.UUID()" },
                Next: "Rest",
              },
              Rest: { Type: "Wait", Seconds: 3, Next: "Tell" },
              Tell: { Type: "Pass", QueryLanguage: "JSONata", Output: "{% [$states.input, $random()] %}", End: true },
            },
          },
          End: true,
        },
      },
    };
    let calls = 0;
    const task = () => {
      calls += 1;
      return calls === 2 ? { error: "E" } : { output: calls };
    };
    const first = await runMachine({ definition, input: [1, 2, 3], task });
    expect(first.outcome?.status).toBe("SUCCEEDED");
    const execution = createExecution({ definition, input: [1, 2, 3] });
    const events: HistoryEvent[] = [];
    for (const stimulus of first.stimuli) events.push(...(await execution.advance(stimulus)).events);
    expect(events).toEqual(first.events);
  });

  it("is aborted where it stands, without a trace of its states", async () => {
    const execution = createExecution({ definition: wait });
    await execution.advance({ kind: "start", at: startTime });
    const advance = await execution.advance({ kind: "abort", at: startTime + 1, error: "E", cause: "C" });
    expect(advance).toEqual({
      events: [
        {
          id: 3,
          previousEventId: 2,
          type: "ExecutionAborted",
          timestamp: startTime + 1,
          executionAbortedEventDetails: { error: "E", cause: "C" },
        },
      ],
      commands: [{ kind: "cancelTimer", timer: "wait-2" }],
      outcome: { status: "ABORTED", error: "E", cause: "C" },
    });
    expect(await execution.advance({ kind: "timer", timer: "wait-2", at: startTime + 2 })).toEqual({
      events: [],
      commands: [],
    });
  });

  it("ends when the machine's time is over", async () => {
    const run = await runMachine({ definition: { ...Object(wait), TimeoutSeconds: 10 } });
    expect(run.outcome).toEqual({ status: "TIMED_OUT", error: "States.Timeout" });
    expect(linesOf(run).at(-1)).toBe("3←2 ExecutionTimedOut");
    expect(run.events.at(-1)?.timestamp).toBe(startTime + 10_000);
  });

  it("of an Express machine ends after five minutes", async () => {
    const run = await runMachine({ definition: machineOf({ Type: "Wait", Seconds: 1000 }), type: "EXPRESS" });
    expect(run.outcome?.status).toBe("TIMED_OUT");
    expect(run.events.at(-1)?.timestamp).toBe(startTime + 300_000);
  });

  it("that goes round for ever ends at 25,000 events", async () => {
    const run = await runMachine({ definition: loop });
    expect(run.events).toHaveLength(25_000);
    expect(run.outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause: "The execution reached the maximum number of history events (25000).",
    });
    expect(run.events.at(-1)).toMatchObject({ id: 25_000, type: "ExecutionFailed" });
  });

  it("lets go of the thread now and then, also when its history has no end", async () => {
    const execution = createExecution({ definition: loop, type: "EXPRESS" });
    const first = await execution.advance({ kind: "start", at: 5 });
    expect(first.outcome).toBeUndefined();
    expect(first.commands.at(-1)).toEqual({ kind: "setTimer", timer: "yield-1", at: 5 });
    const next = await execution.advance({ kind: "timer", timer: "yield-1", at: 6 });
    expect(next.commands).toEqual([{ kind: "setTimer", timer: "yield-2", at: 6 }]);
  });

  it("fails when a state passes on more than 256 KiB", async () => {
    const Parameters = { "twice.$": "States.Array($, $)" };
    const run = await runMachine({ definition: machineOf({ Type: "Pass", Parameters }), input: "x".repeat(140_000) });
    expect(run.outcome).toEqual({
      status: "FAILED",
      error: "States.DataLimitExceeded",
      cause:
        "The state/task 'State' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });

  it("takes any member name", async () => {
    const input = JSON.parse('{"__proto__":{"a":1},"constructor":2}');
    const Parameters = { "all.$": "$", "__proto__.$": "$.constructor" };
    const run = await runMachine({ definition: machineOf({ Type: "Pass", Parameters }), input });
    expect(JSON.stringify(outputOf(run))).toBe('{"all":{"__proto__":{"a":1},"constructor":2},"__proto__":2}');
  });

  it("refuses input that is not JSON or is nested too deeply", () => {
    const machine = { definition: machineOf({ Type: "Succeed" }) };
    const deep = JSON.parse(`${"[".repeat(1001)}${"]".repeat(1001)}`);
    expect(() => createExecution({ ...machine, input: deep })).toThrow(
      new SyntaxError("Document nesting depth exceeds the maximum allowed (1000)"),
    );
  });
});
