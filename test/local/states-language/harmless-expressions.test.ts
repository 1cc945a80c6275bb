import { describe, expect, it } from "vitest";

import { isHarmlessExpression } from "../../../src/local/states-language/index.ts";

describe("an expression", () => {
  it.each([
    "$states.input.a.b",
    "$sum($states.input.list) + 1",
    "$states.input.list[price > 3 and $contains(name, /^ab+c/)].name",
    "$states.input.list^(>price).{ 'n': name }",
    "$states.input.list{ kind: $sum(price) }",
    "$exists($status) ? 'completed' : 'running'",
    "($a := 1; $b := 2; $a + $b)",
    "[1..100].($ * 2)",
    "$states.input.[",
  ])("that walks its data once is harmless: %s", (source) => {
    expect(isHarmlessExpression(source)).toBe(true);
  });

  it.each([
    "$map([1..10], function($x) { $x })",
    "$match('aaa', /^(a+)+$/)",
    "$contains('aaa', /(a|a)*b/)",
    "$contains('aaa', /a+b/)",
    "$contains('aaa', /^a*a*b/)",
    "[1..$states.input.n]",
    "[1..10000000]",
    "$states.input.list[$ in $states.input.other]",
    "$states.input.list.($states.input.list)",
    "$states.input.**.x",
    "$pad('a', 1000000000)",
    "$replace($states.input, 'a', $states.input)",
    "($a := [1, 1]; $b := [$a, $a]; $c := [$b, $b]; $d := [$c, $c]; $d)",
    "$eval('1')",
  ])("about which nobody can tell is not: %s", (source) => {
    expect(isHarmlessExpression(source)).toBe(false);
  });
});
