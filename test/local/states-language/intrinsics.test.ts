import { describe, expect, it } from "vitest";

import type { Json } from "../../../src/local/states-language/index.ts";
import { evaluatePath, machineOf, runMachine } from "./support/run-machine.ts";

const input: Json = {
  list: [1, 2, 3, 4, 5],
  mixed: [null, 1, 1, "1", [1], [1], { a: 1, b: 2 }, { b: 2, a: 1 }],
  name: "Ada",
  object: { a: 1 },
  text: '{"a":[1]}',
};

describe("an intrinsic function", () => {
  it.each([
    ["States.Array()", []],
    ["States.Array($.name, -1.5, null, true)", ["Ada", -1.5, null, true]],
    ["States.ArrayPartition($.list, 2)", [[1, 2], [3, 4], [5]]],
    ["States.ArrayPartition(States.Array(), 5)", []],
    ["States.ArrayContains($.mixed, States.StringToJson('[1]'))", true],
    ["States.ArrayContains($.list, '1')", false],
    ["States.ArrayRange(1, 9, 2)", [1, 3, 5, 7, 9]],
    ["States.ArrayRange(1, 9, 9)", [1]],
    ["States.ArrayRange(3, 1, -1)", [3, 2, 1]],
    ["States.ArrayGetItem($.list, 4)", 5],
    ["States.ArrayLength($.list)", 5],
    ["States.ArrayUnique($.mixed)", [null, 1, "1", [1], { a: 1, b: 2 }]],
    ["States.Base64Encode('Data to encode')", "RGF0YSB0byBlbmNvZGU="],
    ["States.Base64Decode('RGF0YSB0byBlbmNvZGU=')", "Data to encode"],
    ["States.Hash('input data', 'SHA-1')", "aaff4a450a104cd177d28d18d74485e8cae074b7"],
    ["States.JsonMerge($.object, States.StringToJson($.text), false)", { a: [1] }],
    ["States.StringToJson($.text)", { a: [1] }],
    ["States.JsonToString($.object)", '{"a":1}'],
    ["States.MathAdd(1.49, 1.5)", 3],
    ["States.MathAdd(-1.5, -1.51)", -3],
    ["States.MathAdd(-0.5, 0)", 0],
    ["States.StringSplit('This.is+a,test', '.+,')", ["This", "is", "a", "test"]],
    ["States.StringSplit(',a,,b,', ',')", ["a", "b"]],
    [String.raw`States.Format('\{{}\} is {}, {} and {}', 1, $.name, $.object, null)`, "{1} is Ada, {a=1} and null"],
    [
      'States.Format(\'{} {}\', States.StringToJson(\'{"a":["b",null,{"c":1.5}]}\'), States.Array())',
      "{a=[b, null, {c=1.5}]} []",
    ],
    ["States.StringToJson('')", null],
    ["States.StringToJson(' ')", null],
    [String.raw`States.Format('it\'s {}', States.Format('{}', $.name))`, "it's Ada"],
  ])("%s gives its value", async (call, expected) => {
    expect(await evaluatePath(call, input)).toEqual(expected);
  });

  it.each([
    ["States.ArrayGetItem($.list, 5)", "Index 5 is out of bounds for an array of 5"],
    ["States.ArrayRange(1, 5000, 1)", "The range must not hold more than 1000 elements"],
    ["States.ArrayRange(1, 5, 0)", "The increment must not be zero"],
    ["States.ArrayPartition($.list, 0)", "The chunk size must be a positive number"],
    ["States.ArrayLength($.name)", "Argument 1 must be an array"],
    ["States.Format('{} {}', 1)", "The template has 2 placeholders for 1 arguments"],
    ["States.Hash($.name, 'CRC')", "The algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512"],
    ["States.StringToJson($.name)", "The input is not valid JSON"],
    ["States.MathRandom(5, 5)", "The end of the range must be greater than its start"],
  ])("%s fails the state", async (call, message) => {
    const run = await runMachine({ definition: machineOf({ Type: "Pass", Parameters: { "x.$": call } }), input });
    expect(run.outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'State' (entered at the event id #2). " +
        `The function '${call}' had the following error: ${message}`,
    });
  });

  it.each([
    "States.Array('it''s')",
    "States.Format()",
    String.raw`States.Array('\n')`,
    "States.Nope(1)",
    "States.UUID(1)",
  ])("%s is refused before it runs", async (call) => {
    await expect(evaluatePath(call, input)).rejects.toThrow(
      "must be a valid JSONPath or a valid intrinsic function call",
    );
  });

  it("says which argument is missing", async () => {
    const definition = machineOf({ Type: "Pass", Parameters: { "x.$": "States.Array($.gone)" } });
    expect((await runMachine({ definition, input: {} })).outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'State' (entered at the event id #2). " +
        "The function 'States.Array($.gone)' had the following error: " +
        "The JsonPath argument for the field '$.gone' could not be found in the input '{}'",
    });
  });

  it("draws the same random values again", async () => {
    const definition = machineOf({
      Type: "Pass",
      Parameters: {
        "id.$": "States.UUID()",
        "roll.$": "States.MathRandom(1, 1000)",
        "seeded.$": "States.MathRandom(1, 1000, 7)",
      },
    });
    const first = await runMachine({ definition });
    expect((await runMachine({ definition })).outcome).toEqual(first.outcome);
    expect(JSON.stringify(first.outcome)).toMatch(
      /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/,
    );
  });
});
