import { describe, expect, it } from "vitest";

import type { Json } from "../../../src/local/states-language/index.ts";
import { evaluatePath, machineOf, runMachine } from "./support/run-machine.ts";

const input: Json = {
  list: [1, 2, 3, 4, 5],
  mixed: [null, 1, 1, "1", [1], [1], { a: 1, b: 2 }, { b: 2, a: 1 }],
  name: "Ada",
  object: { a: 1 },
  ordered: [{ a: 1, b: 2 }],
  reordered: { b: 2, a: 1 },
  text: '{"a":[1]}',
};

const redacted = "REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)";

/** The fault of a function's call, behind the words that every such failure begins with. */
async function complaintOf(call: string, stateInput: Json = input): Promise<string> {
  const run = await runMachine({
    definition: machineOf({ Type: "Pass", Parameters: { "x.$": call } }),
    input: stateInput,
  });
  const { error, cause = "" } = run.outcome?.status === "FAILED" ? run.outcome : { error: undefined };
  const beginning =
    "An error occurred while executing the state 'State' (entered at the event id #2). " +
    `There was an error while evaluating the intrinsic function: ${call}. `;
  expect([error, cause.slice(0, beginning.length)]).toEqual(["States.Runtime", beginning]);
  return cause.slice(beginning.length);
}

describe("an intrinsic function", () => {
  it.each([
    ["States.Array()", []],
    ["States.Array($.name, -1.5, null, true)", ["Ada", -1.5, null, true]],
    ["States.ArrayPartition($.list, 2)", [[1, 2], [3, 4], [5]]],
    ["States.ArrayPartition(States.Array(), 5)", []],
    ["States.ArrayPartition($.list, 2.6)", [[1, 2], [3, 4], [5]]],
    ["States.ArrayContains($.mixed, States.StringToJson('[1]'))", true],
    ["States.ArrayContains($.list, '1')", true],
    ["States.ArrayContains(States.Array('true'), true)", true],
    ["States.ArrayContains(States.Array(0, 1), false)", false],
    [`States.ArrayContains($.mixed, States.StringToJson('{"b":2,"a":1}'))`, true],
    [`States.ArrayContains(States.Array($.object), States.StringToJson('{"a":1,"b":null}'))`, false],
    ["States.ArrayContains($.ordered, $.reordered)", false],
    ["States.ArrayRange(1, 9, 2)", [1, 3, 5, 7, 9]],
    ["States.ArrayRange(1, 9, 9)", [1]],
    ["States.ArrayRange(3, 1, -1)", [3, 2, 1]],
    ["States.ArrayRange(1.6, 1.4, 1)", [1]],
    ["States.ArrayRange(5.4, -0.6, -2.4)", [5, 3, 1]],
    ["States.ArrayGetItem($.list, 4)", 5],
    ["States.ArrayGetItem($.list, 1.9)", 2],
    ["States.ArrayGetItem(States.Array(), 999)", null],
    ["States.ArrayLength($.list)", 5],
    ["States.ArrayUnique($.mixed)", [null, [1], { a: 1, b: 2 }, 1, "1"]],
    ["States.ArrayUnique(States.Array(1, 2, 3, 3, 4))", [1, 2, 3, 4]],
    ["States.ArrayUnique(States.Array('a', 'b', 'a', 'c'))", ["a", "b", "c"]],
    ["States.ArrayUnique(States.Array(true, false, true))", [false, true]],
    [
      "States.ArrayUnique(States.Array(States.Array(1, 2), States.Array(1, 2), States.Array(2, 1)))",
      [
        [2, 1],
        [1, 2],
      ],
    ],
    [
      "States.ArrayUnique(States.Array('item', 1.5, -7, 12345678901, 'Hello'))",
      ["item", "Hello", -7, 1.5, 12345678901],
    ],
    ["States.Base64Encode('Data to encode')", "RGF0YSB0byBlbmNvZGU="],
    ["States.Base64Decode('RGF0YSB0byBlbmNvZGU=')", "Data to encode"],
    ["States.Base64Decode(' YWJj ZA== ')", "abcd"],
    ["States.Base64Decode('!!!invalid!!!')", Buffer.from("invalid", "base64").toString("utf8")],
    ["States.Base64Decode('ab==cd')", "i"],
    ["States.Hash('input data', 'SHA-1')", "aaff4a450a104cd177d28d18d74485e8cae074b7"],
    ["States.JsonMerge($.object, States.StringToJson($.text), false)", { a: [1] }],
    ["States.JsonMerge($.object, $.object, 'false')", { a: 1 }],
    ["States.StringToJson($.text)", { a: [1] }],
    ["States.JsonToString($.object)", '{"a":1}'],
    ["States.MathAdd(1.49, 1.5)", 3],
    ["States.MathAdd(-1.5, -1.51)", -3],
    ["States.MathAdd(-0.5, 0)", 0],
    ["States.MathAdd(2147483646, 1)", 2147483647],
    ["States.MathRandom(1, 100, 42)", 63],
    ["States.MathRandom(1, 1000, 1)", 106],
    ["States.MathRandom(1, 1000, 2)", 806],
    ["States.MathRandom(2147483640, 2147483647, 1)", 2147483644],
    ["States.MathRandom(1, 10, 0)", 7],
    ["States.MathRandom(1, 10, -10)", 1],
    ["States.MathRandom(1, 10, 42)", 9],
    ["States.MathRandom(1, 5, 42)", 3],
    ["States.MathRandom(-5, 5, 42)", -5],
    ["States.MathRandom(1.6, 2.4, 42)", 1],
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
    "States.ArrayGetItem($.list, 5)",
    "States.ArrayGetItem($.list, -1)",
    "States.ArrayGetItem($.list, '1')",
    "States.ArrayRange(1, 5000, 1)",
    "States.ArrayRange(1, 5, 0)",
    "States.ArrayRange(1, 5, 0.49)",
    "States.ArrayRange(1, 5)",
    "States.ArrayPartition($.list, 0.6)",
    "States.ArrayPartition($.list)",
    "States.ArrayContains($.list)",
    "States.ArrayLength($.name)",
    "States.ArrayUnique($.object)",
    "States.Base64Encode(123)",
    "States.Base64Encode('a', 'b')",
    "States.Base64Decode()",
    "States.Format('{} {}', 1)",
    "States.Format()",
    "States.Hash($.name, 'CRC')",
    "States.Hash($.name, 'sha-256')",
    "States.Hash($.name)",
    "States.JsonMerge($.object, $.list, false)",
    "States.JsonMerge($.object, $.object, true)",
    "States.StringSplit($.list, ',')",
    "States.StringToJson($.object)",
    "States.StringToJson()",
    "States.MathAdd(2147483647, 1)",
    "States.MathAdd(-3000000000, 1)",
    "States.MathAdd('1', 2)",
    "States.MathAdd(1, 2, 999)",
    "States.MathRandom(5, 5)",
    "States.MathRandom(1.4, 1.6)",
    "States.MathRandom(1, 10, 'seed')",
    "States.MathRandom(1)",
  ])("%s has invalid arguments", async (call) => {
    const name = call.slice(0, call.indexOf("("));
    expect(await complaintOf(call)).toBe(`Invalid arguments in ${name}`);
  });

  it.each([
    ["States.Format('Hello {', 1)", "Invalid template in States.Format: matching '}' not found for '{'."],
    ["States.Format('Hello {{}}', 1)", "Invalid template in States.Format: matching '}' not found for '{'."],
    ["States.Format('}')", "Invalid template in States.Format: matching '{' not found for '}'."],
    ["States.JsonToString()", "Invalid arguments in States.JsonToString: only a single argument is allowed."],
    ["States.JsonToString(1, 2)", "Invalid arguments in States.JsonToString: only a single argument is allowed."],
  ])("%s says what is wrong", async (call, message) => {
    expect(await complaintOf(call)).toBe(message);
  });

  it.each([
    [
      "{bad json}",
      `Unexpected character ('b' (code 98)): was expecting double-quote to start field name\n at [Source: ${redacted}; line: 1, column: 2]`,
    ],
    [
      '{"a":1',
      `Unexpected end-of-input: expected close marker for Object (start marker at [Source: ${redacted}; line: 1, column: 1])\n at [Source: ${redacted}; line: 1, column: 7]`,
    ],
    [
      "undefined",
      `Unrecognized token 'undefined': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: ${redacted}; line: 1, column: 10]`,
    ],
  ])("States.StringToJson says why %s is not JSON", async (json, message) => {
    expect(await complaintOf("States.StringToJson($.json)", { json })).toBe(
      `Cannot convert String to Json in States.StringToJson, caused by: ${message}`,
    );
  });

  it.each(["States.UUID('x')", "States.UUID(1, 2)", "States.UUID($.name)"])("%s is a UUID", async (call) => {
    expect(await evaluatePath(call, input)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    "States.Array('it''s')",
    String.raw`States.Array('\n')`,
    "States.Nope(1)",
    "States.UUID(,)",
    "States.UUID)",
  ])("%s is refused before it runs", async (call) => {
    await expect(evaluatePath(call, input)).rejects.toThrow(
      "must be a valid JSONPath or a valid intrinsic function call",
    );
  });

  const missing = (field: string) => `The JsonPath argument for the field '${field}' could not be found in the input `;
  it.each([
    ["States.Array($.gone)", `${missing("$.gone")}'{"n":1,"list":[1]}'`],
    ["States.Format('{}', States.Array($.gone))", `${missing("$.gone")}'{"n":1,"list":[1]}'`],
    ["States.Array($.list[3])", `${missing("$.list[3]")}'{"n":1,"list":[1]}'`],
    ["States.Array($$.Gone)", `${missing("$.Gone")}'{"n":1,"list":[1]}'`],
    ["States.Array($.n[0])", "Filter: [0] can only be applied to arrays. Current context is: 1"],
  ])("%s says which argument is missing, and names the whole expression", async (call, reason) => {
    const definition = machineOf({ Type: "Pass", Parameters: { "x.$": call } });
    expect((await runMachine({ definition, input: { n: 1, list: [1] } })).outcome).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'State' (entered at the event id #2). " +
        `The function '${call}' had the following error: ${reason}`,
    });
  });

  it("names the whole expression when an inner call refuses its arguments", async () => {
    expect(await complaintOf("States.Format('{}', States.MathAdd('1', 2))")).toBe(
      "Invalid arguments in States.MathAdd",
    );
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
