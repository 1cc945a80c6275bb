import { describe, expect, it } from "vitest";
import { type Advance, type Stimulus } from "../../../src/local/states-language/index.ts";
import { machineOf, startTime } from "./support/run-machine.ts";
import { distributed, planOf, runMap } from "./support/run-map.ts";

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
