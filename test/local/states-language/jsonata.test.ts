import { describe, expect, it } from "vitest";

import type { Json } from "../../../src/local/states-language/index.ts";
import { linesOf, machineOf, outputOf, runMachine, startTime } from "./support/run-machine.ts";

const jsonata = { QueryLanguage: "JSONata" };
const place = "An error occurred while executing the state 'State' (entered at the event id #2). ";

async function evaluate(expression: string, input: Json = {}): Promise<Json> {
  return outputOf(
    await runMachine({ definition: machineOf({ Type: "Pass", Output: `{% ${expression} %}` }, jsonata), input }),
  );
}

describe("JSONata", () => {
  it.each<[string, Json]>([
    ["$states.input.n + 1", 3],
    ["$sum($states.input.list)", 6],
    ["$partition($states.input.list, 2)", [[1, 2], [3]]],
    ["$range(0, 9, 3)", [0, 3, 6, 9]],
    ["$range(1, 9, 9)", 1],
    ["[$range(1, 9, 9)]", [1]],
    ["$range(1, 9, 9)[]", [1]],
    ["$count($range(5, 1, 1))", 0],
    ["$hash('input data', 'SHA-1')", "aaff4a450a104cd177d28d18d74485e8cae074b7"],
    ["$parse('{\"a\":[1]}')", { a: [1] }],
    ["$random(7) = $random(7)", true],
    ["$contains('hello$world', /^hello\\$/)", true],
    ["$millis()", startTime],
    ["$now()", "2026-01-02T03:04:05.678Z"],
    ["[1..3].($ * 2)", [2, 4, 6]],
    ["$states.context.State.Name", "State"],
  ])("%s gives its value", async (expression, expected) => {
    expect(await evaluate(expression, { n: 2, list: [1, 2, 3] })).toEqual(expected);
  });

  it("draws the same random values again", async () => {
    const expression = "[$uuid(), $random(), $shuffle([1..20])]";
    expect(await evaluate(expression)).toEqual(await evaluate(expression));
  });

  it("leaves everything but whole expressions alone", async () => {
    const Output = { a: " {% 1 %} ", b: "$states.input", c: ["{% 1 %}", null] };
    const run = await runMachine({ definition: machineOf({ Type: "Pass", Output }, jsonata) });
    expect(outputOf(run)).toEqual({ a: " {% 1 %} ", b: "$states.input", c: [1, null] });
  });

  it.each([
    [
      { Output: { a: "{% $nobody %}" } },
      "Output/a",
      "'$nobody' specified for the field 'Output/a' returned nothing (undefined).",
    ],
    [
      { Assign: { f: "{% function($x){$x} %}" } },
      "Assign/f",
      "'function($x){$x}' specified for the field 'Assign/f' returned an unsupported result type.",
    ],
    [
      { Output: "{% 1 + 'a' %}" },
      "Output",
      `'1 + 'a'' specified for the field 'Output' threw an error during evaluation. T2002: The right side of the "+" operator must evaluate to a number`,
    ],
  ])("that fails in %j ends the execution", async (fields, location, message) => {
    const run = await runMachine({ definition: machineOf({ Type: "Pass", ...fields }, jsonata) });
    const cause = `${place}The JSONata expression ${message}`;
    expect(run.outcome).toEqual({ status: "FAILED", error: "States.QueryEvaluationError", cause });
    expect(linesOf(run).slice(1)).toEqual(["2←0 PassStateEntered", "3←0 EvaluationFailed", "4←3 ExecutionFailed"]);
    expect(run.events[2]?.["evaluationFailedEventDetails"]).toEqual({
      error: "States.QueryEvaluationError",
      cause,
      location,
      state: "State",
    });
  });

  it("shapes a task's arguments, output and variables, and its errors", async () => {
    const definition = {
      ...jsonata,
      StartAt: "Work",
      States: {
        Work: {
          Type: "Task",
          Resource: "arn:aws:states:::lambda:invoke",
          Arguments: { FunctionName: "f", Payload: "{% $states.input.n %}" },
          TimeoutSeconds: "{% $states.input.limit %}",
          Assign: { last: "{% $states.result.Payload %}" },
          Output: { was: "{% $states.input.n %}", is: "{% $states.result.Payload %}" },
          Catch: [
            { ErrorEquals: ["E"], Output: "{% $states.errorOutput.Cause %}", Assign: { last: "error" }, Next: "End" },
          ],
          Next: "End",
        },
        End: { Type: "Succeed", Output: { out: "{% $states.input %}", last: "{% $last %}" } },
      },
    };
    const input = { n: 1, limit: 60 };
    const good = await runMachine({
      definition,
      input,
      task: (task) => ({ output: { Payload: JSON.parse(task.input).Payload + 1 } }),
    });
    expect(outputOf(good)).toEqual({ out: { was: 1, is: 2 }, last: 2 });
    expect(good.events[2]?.["taskScheduledEventDetails"]).toMatchObject({ timeoutInSeconds: 60 });
    const bad = await runMachine({ definition, input, task: () => ({ error: "E", cause: "C" }) });
    expect(outputOf(bad)).toEqual({ out: "C", last: "error" });
  });

  it("chooses by conditions", async () => {
    const definition = {
      ...jsonata,
      StartAt: "Choose",
      States: {
        Choose: {
          Type: "Choice",
          Choices: [{ Condition: "{% $states.input.n > 5 %}", Next: "Yes", Output: "big" }],
          Default: "Yes",
          Output: "small",
        },
        Yes: { Type: "Succeed" },
      },
    };
    expect(outputOf(await runMachine({ definition, input: { n: 6 } }))).toBe("big");
    expect(outputOf(await runMachine({ definition, input: { n: 5 } }))).toBe("small");
  });

  it("gives a Map its items, and says when they are none", async () => {
    const definition = (fields: Record<string, unknown>): unknown =>
      machineOf(
        { Type: "Map", ...fields, ItemProcessor: { StartAt: "Each", States: { Each: { Type: "Pass", End: true } } } },
        jsonata,
      );
    const Items = "{% $states.input.list %}";
    const ItemSelector = { v: "{% $states.context.Map.Item.Value * 2 %}" };
    const run = await runMachine({ definition: definition({ Items, ItemSelector }), input: { list: [1, 2] } });
    expect(outputOf(run)).toEqual([{ v: 2 }, { v: 4 }]);
    const bad = await runMachine({ definition: definition({ Items }), input: { list: "string" } });
    expect(bad.outcome).toMatchObject({
      error: "States.QueryEvaluationError",
      cause:
        `${place}The JSONata expression '$states.input.list' specified for the field 'Items' returned an unexpected ` +
        `result type. Expected 'array', but was 'string' for value: "string"`,
    });
    expect(linesOf(bad).slice(2)).toEqual(["3←0 EvaluationFailed", "4←3 MapStateFailed", "5←4 ExecutionFailed"]);
    const whole = await runMachine({ definition: definition({}), input: true });
    expect(whole.outcome).toMatchObject({ cause: `${place}Map state input must be an array but was: true` });
  });

  it("waits as its expressions say", async () => {
    const wait = (fields: Record<string, unknown>, input: Json) =>
      runMachine({ definition: machineOf({ Type: "Wait", ...fields }, jsonata), input });
    const run = await wait({ Seconds: "{% $states.input.s %}", Output: "{% 'slept' %}" }, { s: 4 });
    expect(run.events.at(-1)?.timestamp).toBe(startTime + 4000);
    expect(outputOf(run)).toBe("slept");
    const bad = await wait({ Timestamp: "{% $states.input %}" }, "2016-12-05T21:29:29");
    expect(bad.outcome).toMatchObject({
      cause: `${place}The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 2016-12-05T21:29:29`,
    });
    expect(linesOf(bad).slice(2)).toEqual(["3←2 EvaluationFailed", "4←3 ExecutionFailed"]);
  });

  it("fails with what its expressions say", async () => {
    const run = await runMachine({
      definition: machineOf({ Type: "Fail", Error: "{% $states.input.e %}", Cause: "plain" }, jsonata),
      input: { e: "E" },
    });
    expect(run.outcome).toEqual({ status: "FAILED", error: "E", cause: "plain" });
  });
});
