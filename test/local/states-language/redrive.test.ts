import { describe, expect, test } from "vitest";
import type { Advance, HistoryEvent, Stimulus } from "../../../src/local/states-language/index.ts";
import { createExecution, startTime, type RunTask } from "./support/run-machine.ts";

const lambda = "arn:aws:states:::lambda:invoke";
const task = (name: string, more: object = {}) => ({
  StartAt: name,
  States: { [name]: { Type: "Task", Resource: lambda, Parameters: { name }, End: true, ...more } },
});

/** An execution in the hands of a test: what it was told, and what came of it. */
function handle(definition: unknown, input: Parameters<typeof createExecution>[0]["input"] = {}) {
  const execution = createExecution({ definition, input });
  const events: HistoryEvent[] = [];
  const stimuli: Stimulus[] = [];
  let open: RunTask[] = [];
  let last: Advance = { events: [], commands: [] };
  const at = () => startTime + stimuli.length * 1000;

  async function advance(stimulus: Stimulus): Promise<void> {
    stimuli.push(stimulus);
    last = await execution.advance(stimulus);
    events.push(...last.events);
    for (const command of last.commands) {
      if (command.kind === "runTask") open.push(command);
      if (command.kind === "cancelTask") open = open.filter((known) => known.task !== command.task);
    }
  }

  function take(name: string): string {
    const found = open.find((known) => JSON.parse(known.input).name === name);
    if (!found) throw new Error(`there is no task '${name}'`);
    open = open.filter((known) => known !== found);
    return found.task;
  }

  return {
    events,
    stimuli,
    advance,
    openTasks: () => open.map((known) => JSON.parse(known.input).name),
    outcome: () => last.outcome,
    commands: () => last.commands,
    start: () => advance({ kind: "start", at: at() }),
    succeed: (name: string, output = "null") => advance({ kind: "taskSucceeded", task: take(name), at: at(), output }),
    fail: (name: string) => advance({ kind: "taskFailed", task: take(name), at: at(), error: "Broken" }),
    redrive: () => advance({ kind: "redrive", at: at(), lastEvent: events.at(-1)?.id ?? 0 }),
    abort: () => advance({ kind: "abort", at: at() }),
    lines: (from = 0) => events.slice(from).map(({ id, previousEventId, type }) => `${id}←${previousEventId} ${type}`),
  };
}

describe("a redriven execution", () => {
  test("continues from the task that failed, without entering its state again or running the one before", async () => {
    const run = handle({
      StartAt: "First",
      States: { First: { Type: "Pass", Result: { n: 1 }, Next: "Call" }, Call: task("Call").States["Call"] },
    });
    await run.start();
    await run.fail("Call");
    expect(run.outcome()).toEqual({ status: "FAILED", error: "Broken" });
    await run.redrive();
    await run.succeed("Call", '"done"');
    expect(run.outcome()).toEqual({ status: "SUCCEEDED", output: '"done"' });
    expect(run.lines(4)).toEqual([
      "5←4 TaskScheduled",
      "6←5 TaskFailed",
      "7←6 ExecutionFailed",
      "8←7 ExecutionRedriven",
      "9←4 TaskScheduled",
      "10←9 TaskSucceeded",
      "11←10 TaskStateExited",
      "12←11 ExecutionSucceeded",
    ]);
    expect(run.events[7]).toMatchObject({ executionRedrivenEventDetails: { redriveCount: 1 } });
  });

  test("counts its redrives in its events and in the context object", async () => {
    const run = handle({
      StartAt: "Call",
      States: {
        Call: {
          Type: "Task",
          Resource: lambda,
          Parameters: { name: "Call", "execution.$": "$$.Execution" },
          End: true,
        },
      },
    });
    await run.start();
    await run.fail("Call");
    await run.redrive();
    await run.fail("Call");
    await run.redrive();
    const redriven = run.events.filter(({ type }) => type === "ExecutionRedriven");
    expect(redriven.map((event) => event["executionRedrivenEventDetails"])).toEqual([
      { redriveCount: 1 },
      { redriveCount: 2 },
    ]);
    const parameters = run.events.at(-1)?.["taskScheduledEventDetails"]?.["parameters"];
    expect(JSON.parse(String(parameters)).execution).toMatchObject({
      RedriveCount: 2,
      RedriveTime: new Date(startTime + 4000).toISOString(),
      StartTime: "2026-01-02T03:04:05.678Z",
    });
  });

  test("has all retries of the failed state before it once more", async () => {
    const run = handle(task("Call", { Retry: [{ ErrorEquals: ["Broken"], IntervalSeconds: 5, MaxAttempts: 1 }] }));
    const failTwice = async (): Promise<void> => {
      await run.fail("Call");
      expect(run.outcome()).toBeUndefined();
      const timer = run.commands().find(({ kind }) => kind === "setTimer");
      if (timer?.kind !== "setTimer") throw new Error("there is no retry");
      await run.advance({ kind: "timer", timer: timer.timer, at: timer.at });
      await run.fail("Call");
    };
    await run.start();
    await failTwice();
    expect(run.outcome()).toEqual({ status: "FAILED", error: "Broken" });
    await run.redrive();
    await failTwice();
    expect(run.outcome()).toEqual({ status: "FAILED", error: "Broken" });
  });

  test("keeps the outputs of branches that succeeded and runs those that failed or were aborted", async () => {
    const run = handle({
      StartAt: "Both",
      States: { Both: { Type: "Parallel", Branches: [task("a"), task("b"), task("c")], End: true } },
    });
    await run.start();
    await run.succeed("a", '"A"');
    await run.fail("b");
    expect(run.openTasks()).toEqual([]);
    await run.redrive();
    expect(run.openTasks()).toEqual(["b", "c"]);
    await run.succeed("c", '"C"');
    await run.succeed("b", '"B"');
    expect(run.outcome()).toEqual({ status: "SUCCEEDED", output: '["A","B","C"]' });
    const count = (type: string) => run.events.filter((event) => event.type === type).length;
    expect([count("ParallelStateStarted"), count("TaskStateEntered"), count("TaskStateExited")]).toEqual([1, 3, 3]);
  });

  test("keeps the outputs of iterations that succeeded, and starts those that were not begun", async () => {
    const processor = { StartAt: "One", States: { One: { ...task("x").States["x"], Parameters: { "name.$": "$" } } } };
    const run = handle(
      { StartAt: "Each", States: { Each: { Type: "Map", MaxConcurrency: 2, ItemProcessor: processor, End: true } } },
      ["a", "b", "c"],
    );
    await run.start();
    await run.succeed("a", '"A"');
    await run.fail("b");
    await run.redrive();
    expect(run.openTasks()).toEqual(["b", "c"]);
    await run.succeed("b", '"B"');
    await run.succeed("c", '"C"');
    expect(run.outcome()).toEqual({ status: "SUCCEEDED", output: '["A","B","C"]' });
    const started = run.events.filter(({ type }) => type === "MapIterationStarted");
    expect(started.map((event) => event["mapIterationStartedEventDetails"]?.["index"])).toEqual([0, 1, 2]);
  });

  test("finds its way to where it was through states within states", async () => {
    const inner = {
      StartAt: "Inner",
      States: {
        Inner: {
          Type: "Parallel",
          Branches: [
            task("x"),
            {
              ...task("y"),
              States: { y: { ...task("y").States["y"], Next: "z", End: undefined }, ...task("z").States },
            },
          ],
          End: true,
        },
      },
    };
    const run = handle({
      StartAt: "Outer",
      States: { Outer: { Type: "Parallel", Branches: [inner, task("w")], End: true } },
    });
    await run.start();
    await run.succeed("y");
    await run.succeed("x", '"X"');
    await run.fail("z");
    await run.redrive();
    expect(run.openTasks()).toEqual(["w", "z"]);
    await run.succeed("z", '"Z"');
    await run.succeed("w", '"W"');
    expect(run.outcome()).toEqual({ status: "SUCCEEDED", output: '[["X","Z"],"W"]' });
  });

  test("runs a Parallel state as a whole when its output was too large", async () => {
    const half = JSON.stringify("x".repeat(140_000));
    const run = handle({
      StartAt: "Both",
      States: { Both: { Type: "Parallel", Branches: [task("a"), task("b")], End: true } },
    });
    await run.start();
    await run.succeed("a", half);
    await run.succeed("b", half);
    expect(run.outcome()).toMatchObject({ status: "FAILED", error: "States.DataLimitExceeded" });
    await run.redrive();
    expect(run.openTasks()).toEqual(["a", "b"]);
  });

  test("continues after StopExecution and after its timeout, whose time starts again", async () => {
    const run = handle({ ...task("Call"), TimeoutSeconds: 60 });
    await run.start();
    await run.abort();
    expect(run.outcome()).toEqual({ status: "ABORTED" });
    await run.redrive();
    const timer = run.commands().find(({ kind }) => kind === "setTimer");
    expect(timer).toEqual({ kind: "setTimer", timer: "execution-timeout", at: startTime + 2000 + 60_000 });
    await run.advance({ kind: "timer", timer: "execution-timeout", at: startTime + 62_000 });
    expect(run.outcome()).toEqual({ status: "TIMED_OUT", error: "States.Timeout" });
    await run.redrive();
    await run.succeed("Call", "7");
    expect(run.outcome()).toEqual({ status: "SUCCEEDED", output: "7" });
  });

  test("enters a Fail state again, and fails again", async () => {
    const run = handle({ StartAt: "No", States: { No: { Type: "Fail", Error: "No" } } });
    await run.start();
    await run.redrive();
    expect(run.outcome()).toEqual({ status: "FAILED", error: "No" });
    expect(run.lines(3)).toEqual(["4←3 ExecutionRedriven", "5←0 FailStateEntered", "6←5 ExecutionFailed"]);
  });

  test("keeps the variables that were assigned before", async () => {
    const run = handle({
      StartAt: "Set",
      States: {
        Set: { Type: "Pass", Assign: { name: "Call" }, Next: "Call" },
        Call: { ...task("Call").States["Call"], Parameters: { "name.$": "$name" } },
      },
    });
    await run.start();
    await run.fail("Call");
    await run.redrive();
    expect(run.openTasks()).toEqual(["Call"]);
  });

  test("continues with its map run, and with a new one when that gave too much", async () => {
    const ItemProcessor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...task("x") };
    const run = handle({ StartAt: "M", States: { M: { Type: "Map", Label: "L", ItemProcessor, End: true } } }, [1]);
    const mapRun = () => {
      const command = run.commands().find(({ kind }) => kind === "runMap");
      if (command?.kind !== "runMap") throw new Error("there is no map run");
      return command;
    };
    await run.start();
    const first = mapRun();
    expect(first.redrives).toBe(0);
    await run.advance({ kind: "mapRunFailed", mapRun: first.mapRun, at: startTime, error: "Too.Many" });
    await run.redrive();
    const second = mapRun();
    expect([second.redrives, second.plan.mapRunArn]).toEqual([1, first.plan.mapRunArn]);
    expect(run.events.at(-1)).toMatchObject({
      type: "MapRunRedriven",
      mapRunRedrivenEventDetails: { mapRunArn: first.plan.mapRunArn, redriveCount: 1 },
    });
    const { mapRun: name } = second;
    await run.advance({ kind: "mapRunFailed", mapRun: name, at: startTime, error: "States.DataLimitExceeded" });
    await run.redrive();
    expect(mapRun().redrives).toBe(0);
    expect(mapRun().plan.mapRunArn).not.toBe(first.plan.mapRunArn);
  });

  test("comes to the same history when it is told everything again", async () => {
    const definition = {
      StartAt: "Both",
      States: { Both: { Type: "Parallel", Branches: [task("a"), task("b")], End: true } },
    };
    const run = handle(definition);
    await run.start();
    await run.fail("a");
    await run.redrive();
    await run.succeed("b");
    const again = handle(definition);
    for (const stimulus of run.stimuli) await again.advance(stimulus);
    expect(again.events).toEqual(run.events);
  });
});
