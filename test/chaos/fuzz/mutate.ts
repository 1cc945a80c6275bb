import type { Random } from "../../support/random.ts";
import { hostileText, wrongValue } from "./values.ts";

/**
 * A copy of a good input with one or two places spoilt: a value of a wrong kind, a hostile text, a missing member, a
 * list that is much longer.
 */
export function mutate<Input>(random: Random, input: Input): Input {
  const copy = structuredClone(input);
  for (let count = 1 + random.below(2); count > 0; count -= 1) spoil(random, copy);
  return copy;
}

function spoil(random: Random, whole: unknown): void {
  const places = placesIn(whole);
  if (places.length === 0) return;
  const { holder, name } = random.pick(places);
  const value: unknown = Reflect.get(holder, name);
  if (random.chance(0.15)) Reflect.deleteProperty(holder, name);
  else if (typeof value === "string" && random.chance(0.7)) Reflect.set(holder, name, spoilText(random, value));
  else if (Array.isArray(value) && random.chance(0.4)) Reflect.set(holder, name, longer(value));
  else Reflect.set(holder, name, wrongValue(random));
}

interface Place {
  readonly holder: object;
  readonly name: string;
}

function placesIn(value: unknown, depth = 0): Place[] {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array || depth > 8) return [];
  return Object.entries(value).flatMap(([name, member]) => [{ holder: value, name }, ...placesIn(member, depth + 1)]);
}

/** Documents inside texts (definitions, templates, policies, patterns) are spoilt in their own places. */
function spoilText(random: Random, text: string): string {
  if (/^[[{]/.test(text) && random.chance(0.7)) {
    const document: unknown = JSON.parse(text);
    spoil(random, document);
    return JSON.stringify(document) ?? "";
  }
  const at = random.below(text.length + 1);
  return random.pick([
    () => hostileText(random),
    () => text.slice(0, at),
    () => text.slice(0, at) + hostileText(random) + text.slice(at),
    () =>
      text.slice(0, at) + random.pick(["'", '"', "/", "..", "%00", "\u0000", " ", "*", ":", "\ud800"]) + text.slice(at),
    () => text.repeat(50),
    () => text.toUpperCase(),
  ])();
}

function longer(list: readonly unknown[]): unknown[] {
  return Array.from({ length: 200 }, (_, index) => list[index % Math.max(1, list.length)]);
}
