import { describe, expect, test } from "vitest";
import { findWarnings } from "../../../src/local/states-language/index.ts";

const machine = (state: object, more: object = {}) =>
  JSON.stringify({ StartAt: "S", States: { S: { End: true, ...state } }, ...more });
const noDollar = (field: string) =>
  `No '.$' on the field '${field}', whose value appears to be a JSONPath or an intrinsic function`;
const noPath = (field: string) =>
  `The value of the field '${field}' looks like a path, but the name of the field does not end with 'Path'`;
const isStatic = "The result of a Pass state is static: paths and intrinsic functions in it are not evaluated";

describe("warnings", () => {
  test.each<[object, string, string, string]>([
    [{ Type: "Pass", Parameters: { a: { b: "$.c" } } }, "NO_DOLLAR", noDollar("b"), "/States/S/Parameters/a/b"],
    [
      { Type: "Pass", Parameters: { a: [{ b: "$$.State" }] } },
      "NO_DOLLAR",
      noDollar("b"),
      "/States/S/Parameters/a[0]/b",
    ],
    [
      { Type: "Task", Resource: "r", ResultSelector: { a: "States.UUID()" } },
      "NO_DOLLAR",
      noDollar("a"),
      "/States/S/ResultSelector/a",
    ],
    [{ Type: "Fail", Error: "E", Cause: "$.cause" }, "NO_PATH", noPath("Cause"), "/States/S/Cause"],
    [
      { Type: "Choice", Choices: [{ Not: { Variable: "$.a", StringEquals: "$.b" }, Next: "S" }] },
      "NO_PATH",
      noPath("StringEquals"),
      "/States/S/Choices[0]/Not/StringEquals",
    ],
    [
      {
        Type: "Choice",
        Choices: [
          {
            And: [
              { Variable: "$.a", NumericEqualsPath: "$.b" },
              { Variable: "$.a", StringEquals: "$['b']" },
            ],
            Next: "S",
          },
        ],
      },
      "NO_PATH",
      noPath("StringEquals"),
      "/States/S/Choices[0]/And[1]/StringEquals",
    ],
    [{ Type: "Pass", Result: "$.a" }, "PASS_RESULT_IS_STATIC", isStatic, "/States/S/Result"],
    [{ Type: "Pass", Result: { list: [{ "a.$": "$.b" }] } }, "PASS_RESULT_IS_STATIC", isStatic, "/States/S/Result"],
  ])("%j", (state, code, message, location) => {
    expect(findWarnings(machine(state))).toEqual([{ severity: "WARNING", code, message, location }]);
  });

  test.each<[object, object?]>([
    [{ Type: "Pass", Parameters: { "a.$": "$.b", price: "$5.00", text: "States rights" }, Result: "$5" }],
    [{ Type: "Pass", InputPath: "$.a", ResultPath: "$.b", Comment: "$.c" }],
    [{ Type: "Choice", Choices: [{ Variable: "$.a", StringEqualsPath: "$.b", Comment: "$.c", Next: "S" }] }],
    [{ Type: "Pass", Output: { a: "$.b" } }, { QueryLanguage: "JSONata" }],
  ])("none for %j", (state, more) => {
    expect(findWarnings(machine(state, more))).toEqual([]);
  });

  test("reach states within others, and come with no errors of their own", () => {
    const inner = { StartAt: "In", States: { In: { Type: "Pass", Result: "$.a", End: true } } };
    expect(findWarnings(machine({ Type: "Parallel", Branches: [inner] }))).toMatchObject([
      { location: "/States/S/Branches[0]/States/In/Result" },
    ]);
    for (const source of ["{", "[]", "7", `${"[".repeat(2000)}`]) expect(findWarnings(source)).toEqual([]);
  });
});
