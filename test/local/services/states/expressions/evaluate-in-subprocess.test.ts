import { describe, expect, it } from "vitest";
import { evaluateInSubprocess } from "../../../../../src/local/services/states/expressions/evaluate-in-subprocess.ts";
import type { ExpressionResult } from "../../../../../src/local/states-language/index.ts";

function evaluate(source: string, input: number[] = []): Promise<ExpressionResult> {
  return evaluateInSubprocess({ source, states: { input }, variables: { three: 3 }, now: 0, seed: "seed" });
}

describe("an expression that may never end", () => {
  it("is evaluated in another process to the same result", async () => {
    const source = "$map($states.input, function($x) { [$x * $three, $random()] })";
    const first = await evaluate(source, [1, 2]);
    expect(first).toMatchObject({
      kind: "value",
      value: [
        [3, expect.any(Number)],
        [6, expect.any(Number)],
      ],
    });
    expect(await evaluate(source, [1, 2])).toEqual(first);
  });

  it.each(["$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /^(a+)+$/)", "($f := function() { $f() }; $f())"])(
    "is stopped, and the next one is served: %s",
    async (source) => {
      const [stopped, next] = await Promise.all([evaluate(source), evaluate("$map([1], function($x) { $x })")]);
      expect(stopped).toEqual({ kind: "failure", message: "Expression evaluation timeout: Check for infinite loop" });
      expect(next).toEqual({ kind: "value", value: 1 });
    },
    20_000,
  );

  it("is stopped when it takes too much memory", async () => {
    const stopped = await evaluate("($f := function($l) { $f($append($l, $l)) }; $f([1..1000000]))");
    // On a busy machine the two seconds end first.
    expect(stopped).toEqual({ kind: "failure", message: expect.stringMatching(/memory limit exceeded|timeout/) });
    expect(await evaluate("$map([1, 2], function($x) { $x })")).toEqual({ kind: "value", value: [1, 2] });
  }, 20_000);
});
