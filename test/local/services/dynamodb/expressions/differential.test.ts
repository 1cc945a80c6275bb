import { createRequire } from "node:module";
import { expect, test } from "vitest";
import type {
  AttributeValue,
  ExpressionContext,
} from "../../../../../src/local/services/dynamodb/expressions/context.ts";
import { parseCondition } from "../../../../../src/local/services/dynamodb/expressions/parse-condition.ts";
import { parseProjection } from "../../../../../src/local/services/dynamodb/expressions/parse-projection.ts";
import { parseUpdate } from "../../../../../src/local/services/dynamodb/expressions/parse-update.ts";
import { createRandom, type Random } from "../../../../support/random.ts";

type Parse = (text: string, context: ExpressionContext) => unknown;

const require = createRequire(import.meta.url);
const names = { "#n": "name", "#s": "status", "#u": "u" };
const values: Record<string, AttributeValue> = {
  ":n": { N: "1" },
  ":m": { N: "2" },
  ":s": { S: "x" },
  ":l": { L: [] },
  ":t": { S: "SS" },
  ":set": { SS: ["a"] },
};

function contextOf(): ExpressionContext {
  const words = new Set(["NAME", "STATUS", "SIZE", "ADD", "AND"]);
  return {
    attrNames: names,
    attrVals: values,
    unusedAttrNames: {},
    unusedAttrVals: {},
    isReserved: (name) => words.has(name.toUpperCase()),
    compare: require("dynalite/db").compare,
  };
}

/** The result as data, without the members that say nothing, or that the expression cannot be read. */
function outcome(parse: () => unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(parse(), (_, value: unknown) => value ?? undefined));
  } catch (error) {
    return error instanceof Error && error.name === "SyntaxError" ? "syntax error" : String(error);
  }
}

function theirs(parser: string): Parse {
  const { parse }: { parse: (text: string, options: object) => unknown } = require(`dynalite/db/${parser}`);
  return (text, context) => parse(text, { context });
}

function operand(random: Random, depth: number): string {
  const simple = [
    "a",
    "b",
    "c.d",
    "e[1]",
    "#n",
    "#n.#s",
    ":n",
    ":m",
    ":s",
    ":l",
    ":t",
    ":u",
    "name",
    "(a)",
    "a.b[0].c",
  ];
  if (depth > 0 && random.chance(0.2)) return `size(${operand(random, depth - 1)})`;
  if (random.chance(0.03)) return `((${random.pick(simple)}))`;
  return random.pick(simple);
}

function condition(random: Random, depth: number): string {
  const part = (): string => operand(random, 1);
  const rest = depth - 1;
  if (depth > 0 && random.chance(0.6)) {
    return random.pick([
      () => `${condition(random, rest)} AND ${condition(random, rest)}`,
      () => `${condition(random, rest)} or ${condition(random, rest)}`,
      () => `NOT ${condition(random, rest)}`,
      () => `(${condition(random, rest)})`,
    ])();
  }
  return random.pick([
    () => `${part()} ${random.pick(["=", "<>", "<", "<=", ">", ">="])} ${part()}`,
    () => `${part()} BETWEEN ${part()} AND ${part()}`,
    () => `${part()} in (${part()}, ${part()})`,
    () => `attribute_exists(${part()})`,
    () => `attribute_type(${part()}, ${part()})`,
    () => `begins_with (${part()},${part()})`,
    () => `contains(${part()}, ${part()})`,
    () => `nosuch(${part()})`,
    () => `size(${part()})`,
    part,
  ])();
}

function update(random: Random): string {
  const path = (): string => random.pick(["a", "b", "c.d", "c", "e[1]", "e[2].f", "#n", "#u", "name", "f", "g", "h"]);
  const term = (): string =>
    random.pick([
      path,
      () => random.pick([":n", ":m", ":l", ":s", ":u"]),
      () => `if_not_exists(${path()}, :n)`,
      () => `list_append(${path()}, :l)`,
      () => `nosuch(${path()})`,
    ])();
  const set = (): string =>
    `${path()} = ${random.pick([term, () => `${term()} + ${term()}`, () => `(${term()} - ${term()})`, () => `(${term()})`])()}`;
  const list = (make: () => string): string => Array.from({ length: 1 + random.below(3) }, make).join(" , ");
  const section = random.pick([
    () => `SET ${list(set)}`,
    () => `remove ${list(path)}`,
    () => `ADD ${list(() => `${path()} ${random.pick([":n", ":set", ":s"])}`)}`,
    () => `DELETE ${list(() => `${path()} ${random.pick([":n", ":set"])}`)}`,
  ]);
  return random.chance(0.4) ? `${section()} ${section()}` : section();
}

const seeds = [1, 2, 3, 4];
const perSeed = 700;

/** DynamoDB takes it, dynalite does not. */
const refusedWrongly = /NOT NOT/;

test.each(seeds)("conditions are read as dynalite reads them (seed %i)", (seed) => {
  const random = createRandom(seed);
  const found = compare(() => condition(random, 2), parseCondition, theirs("conditionParser"));
  expect(found.size).toBeGreaterThan(3);
});

test.each(seeds)("updates are read as dynalite reads them (seed %i)", (seed) => {
  const random = createRandom(seed);
  const found = compare(() => update(random), parseUpdate, theirs("updateParser"));
  expect(found.size).toBeGreaterThan(3);
});

test.each(seeds)("projections are read as dynalite reads them (seed %i)", (seed) => {
  const random = createRandom(seed);
  const path = (): string => random.pick(["a", "b.c", "b", "d[1]", "d[1].e", "#n", "#u.x", "name", "1", "a b"]);
  const list = (): string => Array.from({ length: 1 + random.below(3) }, path).join(", ");
  const found = compare(list, parseProjection, theirs("projectionParser"));
  expect(found.size).toBeGreaterThan(3);
});

/** Compares both outcomes for many texts and answers which kinds of outcome there were. */
function compare(make: () => string, ours: Parse, reference: Parse): Set<string> {
  const kinds = new Set<string>();
  for (let count = 0; count < perSeed; count += 1) {
    const text = make();
    if (refusedWrongly.test(text)) continue;
    const [mine, wanted] = [outcome(() => ours(text, contextOf())), outcome(() => reference(text, contextOf()))];
    expect({ text, outcome: mine }).toEqual({ text, outcome: wanted });
    kinds.add(typeof mine === "string" ? mine.slice(0, 20) : "parsed");
  }
  return kinds;
}
