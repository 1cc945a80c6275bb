import { describe, expect, test } from "vitest";
import { variableReferences } from "../../../src/local/states-language/index.ts";

const references = (states: Record<string, object>, more: object = {}) =>
  variableReferences(JSON.stringify({ StartAt: Object.keys(states)[0], States: states, ...more }));

describe("the variables that a state refers to", () => {
  test.each<[string, object, string[]]>([
    ["a path", { Type: "Pass", InputPath: "$x.a", End: true }, ["x"]],
    [
      "the data and the context object",
      { Type: "Pass", Parameters: { "a.$": "$.x", "b.$": "$$.State" }, End: true },
      [],
    ],
    ["a template", { Type: "Pass", Parameters: { a: [{ "b.$": "$x" }], "c.$": "$y[0]" }, End: true }, ["x", "y"]],
    ["a result that only looks like one", { Type: "Pass", Result: { "a.$": "$x", InputPath: "$y" }, End: true }, []],
    ["a literal that is called Path", { Type: "Pass", Parameters: { ItemsPath: "$x" }, End: true }, []],
    [
      "a call",
      { Type: "Pass", Parameters: { "a.$": "States.Format('{} {}', $x, States.ArrayLength($y))" }, End: true },
      ["x", "y"],
    ],
    ["a filter", { Type: "Pass", Parameters: { "a.$": "$.list[?(@.a == $x)]" }, End: true }, ["x"]],
    [
      "a choice",
      {
        Type: "Choice",
        Choices: [
          {
            And: [{ Variable: "$x", IsPresent: true }, { Not: { Variable: "$.a", NumericEqualsPath: "$y" } }],
            Next: "A",
            Assign: { "z.$": "$w" },
          },
        ],
      },
      ["x", "y", "w"],
    ],
    ["what it assigns", { Type: "Pass", Assign: { x: 1, "y.$": "$x" }, End: true }, ["x"]],
    [
      "configurations of a Map state",
      {
        Type: "Map",
        ItemsPath: "$items",
        MaxConcurrencyPath: "$most",
        ItemBatcher: { MaxItemsPerBatchPath: "$size", BatchInput: { "b.$": "$input" } },
        ItemReader: { ReaderConfig: { MaxItemsPath: "$limit" }, Parameters: { "Key.$": "$key" } },
        ItemProcessor: { StartAt: "In", States: {} },
        End: true,
      },
      ["items", "most", "size", "input", "limit", "key"],
    ],
  ])("in JSONPath: %s", (_, state, names) => {
    expect(references({ S: state })["S"] ?? []).toEqual(names);
  });

  test.each<[string, string[]]>([
    ["{% $x + $y.a %}", ["x", "y"]],
    ["{% $states.input.x %}", []],
    ["{% $map($list, $string) %}", ["list"]],
    ["{% $map($list, function($v, $i) { $v * $factor + $i }) %}", ["list", "factor"]],
    ["{% ($a := $x; $a + $a) %}", ["x"]],
    ["{% $list[$ > $least] %}", ["list", "least"]],
    ["{% $orders@$o.items#$n.{'o': $o, 'n': $n, 'x': $x} %}", ["orders", "x"]],
    ["$x", []],
  ])("in JSONata: %s", (output, names) => {
    const found = references({ S: { Type: "Pass", Output: { a: [output] }, End: true } }, { QueryLanguage: "JSONata" });
    expect(found).toEqual(names.length > 0 ? { S: names } : {});
  });

  test("are told of states at any depth, whatever they are called", () => {
    const inner = (name: string) => ({
      StartAt: name,
      States: { [name]: { Type: "Pass", Output: `{% $${name} %}`, End: true } },
    });
    const outer = {
      P: { Type: "Parallel", Branches: [inner("a"), inner("b")], Next: "M" },
      M: { Type: "Map", Items: "{% $list %}", ItemProcessor: inner("__proto__"), End: true },
    };
    expect(Object.entries(references(outer, { QueryLanguage: "JSONata" }))).toEqual([
      ["a", ["a"]],
      ["b", ["b"]],
      ["M", ["list"]],
      ["__proto__", ["__proto__"]],
    ]);
  });
});
