import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { evaluateInSubprocess } from "../../../../../src/local/services/states/expressions/evaluate-in-subprocess.ts";
import type { ExpressionResult } from "../../../../../src/local/states-language/index.ts";

const numbers = Array.from({ length: 20_000 }, (_, index) => index);
const members = Object.fromEntries(numbers.slice(0, 2000).map((number) => [`member${number}`, [number]]));

/** The longest silence of the endpoint's thread, in milliseconds. */
const longestSilence = 1000;

/**
 * Tests that expressions which are too much work end while everyone else is served.
 *
 * @param expressions.endless have no result; they end within seconds
 * @param expressions.slow may have a result
 * @param expressions.large have a result, though their data is large
 * @param timeout milliseconds for one expression
 */
export function testHostileExpressions(
  expressions: {
    endless: readonly string[];
    slow: readonly string[];
    large: readonly (readonly [source: string, value: number])[];
  },
  timeout: number,
): void {
  const silence = monitorEventLoopDelay({ resolution: 5 });
  beforeEach(() => {
    silence.reset();
    silence.enable();
  });
  afterEach(() => void silence.disable());

  async function evaluate(source: string): Promise<ExpressionResult> {
    const input = { l: numbers, members, text: `${"a".repeat(60)}!`, x: `${"x".repeat(200_000)}z` };
    const result = await evaluateInSubprocess({ source, states: { input }, variables: {}, now: 0, seed: "seed" });
    silence.disable();
    return result;
  }

  describe("an expression that is too much work", () => {
    it.each(expressions.endless)(
      "ends within seconds while everyone else is served: %s",
      async (source) => {
        expect(await evaluate(source)).toMatchObject({ kind: "failure" });
        expect(silence.max / 1e6).toBeLessThan(longestSilence);
      },
      timeout,
    );

    it.each(expressions.slow)(
      "may have a result, and everyone else is served: %s",
      async (source) => {
        expect(["value", "failure"]).toContain((await evaluate(source)).kind);
        expect(silence.max / 1e6).toBeLessThan(longestSilence);
      },
      timeout,
    );

    it.each(expressions.large)(
      "has its result when only its data is large: %s",
      async (source, value) => {
        expect(await evaluate(source)).toEqual({ kind: "value", value });
      },
      timeout,
    );
  });
}
