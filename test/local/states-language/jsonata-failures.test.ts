import { describe, expect, it } from "vitest";
import { type Json } from "../../../src/local/states-language/index.ts";
import { machineOf, outputOf, runMachine } from "./support/run-machine.ts";
import { diagnosticsOf, failureOf } from "./support/failures.ts";

/** Rules that hold for whole families of definitions: recorded, documented, or measured by others against the service. */
const jsonata = { QueryLanguage: "JSONata" };

describe("what JSONata says of a failure", () => {
  const passive =
    "The sub-picture must not contain a passive character that is preceded by an active character and that is followed by another active character";
  const noDigit =
    "The mantissa part of a sub-picture must contain at least one character that is either an 'optional digit character' or a member of the 'decimal digit family'";
  const sumOf = (terms: number): string => Array.from({ length: terms }, () => "1").join("+");
  it.each([
    ['$eval("1+1")', ". T1006: Attempted to invoke a non-function"],
    ['$sum(["a"])', '. T0412: Argument 1 of function "sum" must be an array of "numbers"'],
    ['$formatNumber(1, "x")', `. D3086: ${passive}`],
    ['$formatNumber(1, "x", {"digit": "x"}) & $formatNumber(1, "#", {"digit": "x"})', `. D3086: ${passive}`],
    ['$formatNumber(1, "")', `. D3085: ${noDigit}`],
    ['$formatNumber(1, "0;-")', `. D3086: ${passive}`],
    [
      '$formatNumber(1, "0,.0")',
      ". D3087: The sub-picture must not contain a 'grouping-separator' character that appears adjacent to a 'decimal-separator' character",
    ],
    ["$parse(null)", '. T0410: Argument 1 of function "parse" does not match function signature'],
    ["$parse('{}', 'x')", '. T0410: Argument 2 of function "parse" does not match function signature'],
    ["$parse('')", ". D3137: Invalid JSON"],
    ["$parse('[1] [2]')", ". D3137: Invalid JSON"],
    ['$parse(\'{"a":{"b:":1,"b:":2}}\')', ". D3137: Invalid JSON"],
    ["$parse('[1e400]')", ". D3137: Invalid JSON"],
    ["$partition([1], -1)", ". D3137: Second argument must be zero or greater"],
    ["$partition(null, 2)", '. T0412: Argument 1 of function "partition" must be an array of undefined'],
    ["$partition([1], 'x')", '. T0410: Argument 2 of function "partition" does not match function signature'],
    ["$range(1)", '. T0410: Argument 2 of function "range" does not match function signature'],
    ["$hash('a', 'md5')", ". D3137: Hash algorithm 'md5' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"],
    ["$hash(42, 'MD5')", '. T0410: Argument 1 of function "hash" does not match function signature'],
    ["$uuid('seed')", '. T0410: Argument 1 of function "uuid" does not match function signature'],
    ["$random(1, 2)", '. T0410: Argument 2 of function "random" does not match function signature'],
    ["[1..873783] ~> $count()", ": Expression evaluation memory limit exceeded: Check for excessive memory usage"],
    [
      "($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $length($f('x', 23)))",
      ": Expression evaluation memory limit exceeded: Check for excessive memory usage",
    ],
    ["[1..900000] ~> $count()", ": Expression evaluation memory limit exceeded: Check for excessive memory usage"],
    ["$count($range(1, 360146, 1))", ": Expression evaluation memory limit exceeded: Check for excessive memory usage"],
    [
      sumOf(101),
      ": Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.",
    ],
    [
      "($f := function($n) { 1 + $f($n + 1) }; $f(1))",
      ": Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.",
    ],
  ])("%s", async (source, ending) => {
    const state = { Type: "Pass", ...jsonata, Output: { r: `{% ${source} %}` } };
    expect(await failureOf(state)).toEqual({
      error: "States.QueryEvaluationError",
      cause: `The JSONata expression '${source}' specified for the field 'Output/r' threw an error during evaluation${ending}`,
    });
  });

  it.each(["!!!", "a", "aGk-"])("$base64decode('%s') is an internal error", async (text) => {
    const source = `$base64decode('${text}')`;
    const { error, cause } = await failureOf({ Type: "Pass", ...jsonata, Output: { r: `{% ${source} %}` } });
    expect(error).toBe("States.QueryEvaluationError");
    expect(cause).toMatch(/Output\/r' threw an internal error during evaluation\. [0-9a-f]{8}-[0-9a-f-]{27}$/u);
  });

  it.each([
    "$partition([], 2)",
    "$partition([1], 0)",
    "$partition([1], -0.5)",
    "$range(1, 5)",
    "$range(1, 5, 0)",
    "$range(5, 1, 1)",
    "$hash('a')",
    "$parse()",
  ])("%s gives nothing", async (source) => {
    expect(await failureOf({ Type: "Pass", ...jsonata, Output: { r: `{% ${source} %}` } })).toMatchObject({
      cause: `The JSONata expression '${source}' specified for the field 'Output/r' returned nothing (undefined).`,
    });
  });

  it.each([
    ["$random(42)", 0.7275636800328681],
    ["$range(-1.7, 2, 1)", [-1, 0, 1, 2]],
    ["$count($range(1, 200000, 1))", 200_000],
    [
      "$partition([1, 2, 3, 4], 2.9)",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [sumOf(100), 100],
    ["1 / 0", "Infinity"],
    ["[1 / 0, -1 / 0, 1e308 * 10]", ["Infinity", "-Infinity", "Infinity"]],
    ["{'k': 0 / 0}", { k: "NaN" }],
    ["$parseInteger('abc', '0')", "NaN"],
    ["$random(0.9) = $random(0)", true],
    ["$partition([1, 2, 3])", [[1, 2, 3]]],
    ["$range(5, 1, -1.5)", [5, 4, 3, 2, 1]],
    ["$map(['{\"a\":1}', '{\"a\":2}'], $parse).a", [1, 2]],
    ["$exists($parse('null'))", true],
    ["$hash('ñ', 'MD5')", "94e9342ecbb1458b6043ecd3bfcbc192"],
    ["[1..873782] ~> $count()", 873_782],
    ["$count($range(1, 360145, 1))", 360_145],
    ["$count(null)", 1],
    ["$formatNumber(1234.5678, '$#,##0.00')", "$1,234.57"],
    ["[1, 2].$formatNumber('00')", ["01", "02"]],
    ["$base64decode('aGk') & $base64decode('aG k=')", "hihi"],
  ] as [string, Json][])("%s is worked out", async (source, value) => {
    const state = { Type: "Pass", ...jsonata, Output: `{% ${source} %}` };
    expect(outputOf(await runMachine({ definition: machineOf(state) }))).toEqual(value);
  });
});

describe("an expression that reads from a context item is refused", () => {
  it.each([
    ["phone", ["phone"]],
    ["phone.number", ["phone"]],
    ["$sum(prices) + tax", ["prices", "tax"]],
    ["$exists(a) ? b : [c, {'d': e}]", ["a", "b", "c", "e"]],
    ["(x; $y := z; $y)", ["x", "z"]],
    ["$states.input ~> $lookup(key)", ["key"]],
    ["-amount", ["amount"]],
  ])("%s", (source, names) => {
    const definition = machineOf({ Type: "Pass", ...jsonata, Output: { v: `{% ${source} %}` } });
    expect(diagnosticsOf(definition)).toEqual(
      names.map(
        (name) =>
          `UNSUPPORTED_JSONATA_EXPRESSION: Reference to '${name}' at the top level is not supported. at /States/State/Output/v`,
      ),
    );
  });

  it.each([
    "$states.input.phone",
    "$states.input.orders[total > 5].(price * amount)",
    "$states.input.orders^(>price)",
    "$states.input.orders{name: $sum(price)}",
    "$map($states.input, function($v) { $v.name })",
    "$states.input.($x := name; $x)",
    "{'name': $states.input.name}",
    "$states.input ~> |$|{'a': b}|",
  ])("%s is not", (source) => {
    expect(diagnosticsOf(machineOf({ Type: "Pass", ...jsonata, Output: `{% ${source} %}` }))).toEqual([]);
  });
});
