import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { evaluateInSubprocess } from "../../../../../src/local/services/states/expressions/evaluate-in-subprocess.ts";
import type { ExpressionResult } from "../../../../../src/local/states-language/index.ts";

const numbers = Array.from({ length: 20_000 }, (_, index) => index);
const members = Object.fromEntries(numbers.slice(0, 2000).map((number) => [`member${number}`, [number]]));

function evaluate(source: string): Promise<ExpressionResult> {
  const input = { l: numbers, members, text: `${"a".repeat(60)}!`, x: `${"x".repeat(200_000)}z` };
  return evaluateInSubprocess({ source, states: { input }, variables: {}, now: 0, seed: "seed" });
}

const silence = monitorEventLoopDelay({ resolution: 5 });

beforeEach(() => {
  silence.reset();
  silence.enable();
});
afterEach(() => void silence.disable());

describe("an expression that is too much work", () => {
  it.each([
    "($l := $states.input.l; $l.$sum($l))",
    "($l := $states.input.l; $l.$length($string($l)))",
    "($l := $states.input.l; $l.($l.($l)))",
    "($a := [1..8]; $b := [1..8].($a); $c := [1..999].($b); $d := [1..999].($c); [1..999].($d))",
    `$contains($states.input.text, /^${"(a|aa)".repeat(34)}$/)`,
    `$contains($states.input.text, /${"a?".repeat(60)}${"a".repeat(60)}b/)`,
    "$contains($states.input.x, /x{0,100}x{0,100}y/)",
    "$fromMillis(0, '[Y,1000000000-1000000000]')",
  ])(
    "ends within seconds while everyone else is served: %s",
    async (source) => {
      const result = await evaluate(source);
      silence.disable();
      expect(result).toMatchObject({ kind: "failure" });
      expect(silence.max / 1e6).toBeLessThan(1000);
    },
    120_000,
  );

  it.each([
    "($l := $states.input.l; $l[$count($l) > $])",
    "($l := $states.input.l; $l[$ in $l])",
    "($l := $states.input.l; $l{ 'all': $sum($l) })",
    "($l := $states.input.l; $l.{ 'same': $l = $l })",
  ])(
    "may have a result, and everyone else is served: %s",
    async (source) => {
      expect(["value", "failure"]).toContain((await evaluate(source)).kind);
      silence.disable();
      expect(silence.max / 1e6).toBeLessThan(1000);
    },
    120_000,
  );

  it.each([
    ["$count($states.input.members.*)", 2000],
    ["$sum($states.input.l[$ > 19990])", 179_955],
    ["$count($keys($states.input.l{ $string($ % 10): $sum($) }))", 10],
  ])(
    "that only much data makes is done all the same: %s",
    async (source, value) => {
      expect(await evaluate(source)).toEqual({ kind: "value", value });
    },
    120_000,
  );
});
