import type { NormalizedSchema } from "@smithy/core/schema";
import type { Random } from "../../support/random.ts";

const texts = [
  "",
  "a",
  "riders",
  "__proto__",
  "constructor",
  "../..",
  "%2e%2e",
  "arn:aws:iam::123456789012:role/x",
  "arn:",
  "a\r\nX-Injected: 1",
  "\u0000",
  "💥".repeat(50),
  "(".repeat(600),
  "$states.input.**",
  "{%",
  "9".repeat(400),
  "x".repeat(20_000),
  "' OR 1=1 --",
  "2026-13-45",
];

/** A text that something may stumble over. */
export function hostileText(random: Random): string {
  return random.pick(texts);
}

/** A value that a member of this schema may be sent as: mostly of its type, often not. */
export function valueFor(random: Random, schema: NormalizedSchema | undefined, depth = 0): unknown {
  if (schema === undefined || depth > 4 || random.chance(0.25)) return wrongValue(random);
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()].filter(() => random.chance(depth === 0 ? 0.7 : 0.4));
    return Object.fromEntries(members.map(([name, member]) => [name, valueFor(random, member, depth + 1)]));
  }
  if (schema.isListSchema()) {
    return Array.from({ length: random.below(4) }, () => valueFor(random, schema.getValueSchema(), depth + 1));
  }
  if (schema.isMapSchema()) {
    const keys = Array.from({ length: random.below(4) }, () => random.pick(texts).slice(0, 200));
    return Object.fromEntries(keys.map((key) => [key, valueFor(random, schema.getValueSchema(), depth + 1)]));
  }
  if (schema.isNumericSchema()) return random.pick([0, -1, 1, 1.5, 1e9, 2 ** 53, -(2 ** 31)]);
  if (schema.isBooleanSchema()) return random.chance(0.5);
  return random.pick(texts);
}

/** A value of any kind. */
export function wrongValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => null,
    () => random.pick(texts),
    () => random.below(100),
    () => true,
    () => [],
    () => ({}),
    () => [null, [1], { a: "b" }],
    () => nested(40 + random.below(100)),
    () => ({ __proto__x: 1, constructor: { prototype: 1 } }),
  ])();
}

function nested(depth: number): unknown {
  let value: unknown = "deep";
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { M: { a: value } } : { L: [value] };
  return value;
}
