import { describe, expect, it } from "vitest";

import { linesOf, machineOf, outputOf, runMachine, startTime } from "./support/run-machine.ts";

const prefix = "An error occurred while executing the state 'State' (entered at the event id #2). ";

describe("a Wait state", () => {
  it.each([
    [{ Seconds: 10 }, startTime + 10_000],
    [{ SecondsPath: "$.seconds" }, startTime + 3000],
    [{ Timestamp: "2026-01-02T03:05:00Z" }, Date.parse("2026-01-02T03:05:00Z")],
    [{ TimestampPath: "$.until" }, Date.parse("2026-01-02T03:06:00.5Z")],
  ])("with %j sets one timer and then passes its input on", async (fields, at) => {
    const input = { seconds: 3, until: "2026-01-02T04:06:00.5+01:00" };
    const run = await runMachine({ definition: machineOf({ Type: "Wait", ...fields }), input });
    expect(run.commands).toEqual([{ kind: "setTimer", timer: "wait-2", at }]);
    expect(outputOf(run)).toEqual(input);
    expect(run.events.at(-1)?.timestamp).toBe(at);
    expect(linesOf(run)).toEqual([
      "1←0 ExecutionStarted",
      "2←0 WaitStateEntered",
      "3←2 WaitStateExited",
      "4←3 ExecutionSucceeded",
    ]);
  });

  it("whose time has passed needs no timer", async () => {
    const run = await runMachine({
      definition: machineOf({ Type: "Wait", Timestamp: "2016-03-05T21:29:29.243167252Z" }),
    });
    expect(run.commands).toEqual([]);
    expect(run.outcome?.status).toBe("SUCCEEDED");
  });

  it.each([
    [{ SecondsPath: "$.gone" }, "The SecondsPath parameter does not reference an input value: $.gone"],
    [
      { TimestampPath: "$.t" },
      "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.t == 2016-12-05T21:29:29",
    ],
  ])("fails when %j leads to no time", async (fields, message) => {
    const run = await runMachine({
      definition: machineOf({ Type: "Wait", ...fields }),
      input: { t: "2016-12-05T21:29:29" },
    });
    expect(run.outcome).toEqual({ status: "FAILED", error: "States.Runtime", cause: prefix + message });
  });
});

describe("a Fail state", () => {
  it.each([
    [{}, {}],
    [
      { Error: "E", Cause: "because" },
      { error: "E", cause: "because" },
    ],
    [
      { ErrorPath: "$.e", CausePath: "States.Format('{}!', $.c)" },
      { error: "Taken", cause: "why!" },
    ],
    [{ ErrorPath: "$$.State.Name" }, { error: "State" }],
  ])("with %j ends the execution", async (fields, expected) => {
    const run = await runMachine({
      definition: machineOf({ Type: "Fail", ...fields }),
      input: { e: "Taken", c: "why" },
    });
    expect(run.outcome).toEqual({ status: "FAILED", ...expected });
    expect(run.events.at(-1)?.["executionFailedEventDetails"]).toEqual(expected);
    expect(linesOf(run)).toEqual(["1←0 ExecutionStarted", "2←0 FailStateEntered", "3←2 ExecutionFailed"]);
  });

  it("fails otherwise when its path finds nothing", async () => {
    const run = await runMachine({ definition: machineOf({ Type: "Fail", ErrorPath: "$.ErrorX" }), input: { a: 1 } });
    expect(run.outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause: `${prefix}The JSONPath '$.ErrorX' specified for the field 'ErrorPath' could not be found in the input '{"a":1}'`,
    });
  });
});
