import { describe, expect, it } from "vitest";

import type { Json } from "../../../src/local/states-language/index.ts";
import { machineOf, outputOf, runMachine } from "./support/run-machine.ts";

/** AWS's texts for each kind of value behind a `…Path` field: recorded cases, and the rule they are samples of. */
const prefix = "An error occurred while executing the state 'State' (entered at the event id #2). ";

const inlineMap = {
  Type: "Map",
  ItemsPath: "$.items",
  ItemProcessor: { StartAt: "Item", States: { Item: { Type: "Pass", End: true } } },
};
const task = { Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:f" };

async function causeOf(state: Record<string, Json>, input: Json): Promise<string | undefined> {
  const { outcome } = await runMachine({ definition: machineOf(state), input });
  if (outcome?.status !== "FAILED") return outcome?.status;
  expect(outcome.error).toBe("States.Runtime");
  return outcome.cause?.replace(prefix, "");
}

const integerFields: [string, Record<string, Json>][] = [
  ["MaxConcurrency", inlineMap],
  ["ToleratedFailureCount", inlineMap],
  ["TimeoutSeconds", task],
  ["HeartbeatSeconds", task],
];

describe("a whole number behind a path", () => {
  const wrong: Json[] = ["NoNumber", {}, [], true, null, 1.5, "1.5", ""];
  it.each(integerFields.flatMap(([field, state]) => wrong.map((value) => [field, value, state] as const)))(
    "%sPath refuses %j",
    async (field, value, state) => {
      const cause = await causeOf({ ...state, [`${field}Path`]: "$.value" }, { value, items: [1] });
      const shown = typeof value === "string" ? value : JSON.stringify(value);
      expect(cause).toBe(`The ${field}Path field refers to value "${shown}" which is not a valid integer: $.value`);
    },
  );

  it.each(integerFields)("%sPath says where there is none", async (field, state) => {
    const cause = await causeOf({ ...state, [`${field}Path`]: "$.gone" }, { items: [1] });
    expect(cause).toBe("Invalid path '$.gone' : No results for path: $['gone']");
  });

  it.each([2, "2", 0])("MaxConcurrencyPath takes %j", async (value) => {
    const state = { ...inlineMap, MaxConcurrencyPath: "$.value" };
    expect(outputOf(await runMachine({ definition: machineOf(state), input: { value, items: [1] } }))).toEqual([1]);
  });

  it.each([
    ["MaxConcurrency", inlineMap, "Expected non-negative integer for MaxConcurrency, got '-1' instead."],
    ["ToleratedFailureCount", inlineMap, "ToleratedFailureCount cannot be negative."],
  ])("%sPath refuses a negative one", async (field, state, text) => {
    expect(await causeOf({ ...state, [`${field}Path`]: "$.value" }, { value: -1, items: [1] })).toBe(text);
  });
});

describe("ToleratedFailurePercentagePath", () => {
  const state = { ...inlineMap, ToleratedFailurePercentagePath: "$.value" };

  it.each(["x", {}, false])("refuses %j", async (value) => {
    const shown = typeof value === "string" ? value : JSON.stringify(value);
    expect(await causeOf(state, { value, items: [1] })).toBe(
      `The ToleratedFailurePercentagePath field refers to value "${shown}" which is not a valid float: $.value`,
    );
  });

  it.each([-1, 100.5])("refuses %d as out of range", async (value) => {
    expect(await causeOf(state, { value, items: [1] })).toBe("ToleratedFailurePercentage must be between 0 and 100.");
  });

  it.each([12.5, "12.5"])("takes %j", async (value) => {
    expect(outputOf(await runMachine({ definition: machineOf(state), input: { value, items: [1] } }))).toEqual([1]);
  });
});

describe("SecondsPath", () => {
  const state = { Type: "Wait", SecondsPath: "$.value" };

  it.each(["x", {}, 1.5, -1.5, null])("refuses %j", async (value) => {
    const shown = typeof value === "string" ? value : JSON.stringify(value);
    expect(await causeOf(state, { value })).toBe(
      `The SecondsPath parameter cannot be parsed as a long value: $.value == ${shown}`,
    );
  });

  it("refuses a negative one", async () => {
    expect(await causeOf(state, { value: -1 })).toBe(
      "The SecondsPath parameter references a negative value: $.value == -1",
    );
  });
});

it("a Map state that cannot begin for a path's sake leaves no MapStateFailed", async () => {
  const state = { ...inlineMap, MaxConcurrencyPath: "$.value" };
  const run = await runMachine({ definition: machineOf(state), input: { value: {}, items: [1] } });
  expect(run.events.map(({ type }) => type)).toEqual(["ExecutionStarted", "MapStateEntered", "ExecutionFailed"]);
});

it("Credentials whose role is not a string do not work as the machine's own role", async () => {
  const cause = await causeOf({ ...task, Credentials: { "RoleArn.$": "$.value" } }, { value: 5 });
  expect(cause).toBe("The field 'Credentials/RoleArn' must be a string, but was: 5");
});

describe("a number that a JSONata expression gives", () => {
  const state = { ...inlineMap, ItemsPath: undefined, QueryLanguage: "JSONata", Items: [1] };

  it.each([
    ["MaxConcurrency", "1.5", "The MaxConcurrency field cannot be parsed as an integer: 1.5"],
    ["MaxConcurrency", "-1", "Expected non-negative integer for MaxConcurrency, got '-1' instead."],
    ["ToleratedFailureCount", "0.5", "The ToleratedFailureCount field cannot be parsed as an integer: 0.5"],
    ["ToleratedFailureCount", "-1", "ToleratedFailureCount cannot be negative."],
    ["ToleratedFailurePercentage", "100.5", "ToleratedFailurePercentage must be between 0 and 100."],
  ])("%s of %s fails the evaluation: no item is left out", async (field, expression, text) => {
    const { outcome } = await runMachine({ definition: machineOf({ ...state, [field]: `{% ${expression} %}` }) });
    expect(outcome).toEqual({ status: "FAILED", error: "States.QueryEvaluationError", cause: `${prefix}${text}` });
  });

  it.each([
    ["MaxConcurrency", "0"],
    ["ToleratedFailureCount", "0"],
    ["ToleratedFailurePercentage", "12.5"],
  ])("%s of %s is taken", async (field, expression) => {
    const run = await runMachine({ definition: machineOf({ ...state, [field]: `{% ${expression} %}` }) });
    expect(outputOf(run)).toEqual([1]);
  });
});
