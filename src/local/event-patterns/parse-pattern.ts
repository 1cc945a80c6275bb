import { readTokens, type TokenReader } from "./json-tokens.ts";
import { parseMatchExpression } from "./match-expression.ts";
import type { EventPattern, FieldPattern, ValueTest } from "./pattern.ts";

/** Names that would be taken for match types inside `$or`. */
const reserved = new Set([
  "exactly",
  "prefix",
  "suffix",
  "numeric",
  "anything-but",
  "exists",
  "cidr",
  "equals-ignore-case",
  "wildcard",
]);

/**
 * Reads a pattern from its JSON text.
 *
 * @throws PatternFault in the words of AWS's rule engine
 */
export function parsePattern(text: string): EventPattern {
  const tokens = readTokens(text);
  if (tokens.next().kind !== "{") tokens.fail("Filter is not an object");
  return parseObject(tokens, { insideOr: false });
}

interface PatternContext {
  readonly insideOr: boolean;
}

/** Reads the members of an object whose `{` has been read. */
function parseObject(tokens: TokenReader, context: PatternContext): EventPattern {
  const fields = new Map<string, FieldPattern>();
  const alternatives: EventPattern[][] = [];
  let empty = true;
  for (let token = tokens.next(); token.kind !== "}"; token = tokens.next()) {
    empty = false;
    if (token.text === "$or") alternatives.push(parseAlternatives(tokens));
    else addField(fields, token.text.split("."), parseField(tokens, token.text, context));
  }
  if (empty) tokens.fail("Empty objects are not allowed");
  return { fields, alternatives };
}

function parseField(tokens: TokenReader, name: string, context: PatternContext): FieldPattern {
  if (context.insideOr && reserved.has(name)) {
    tokens.fail(`${name} is Ruler reserved fieldName which cannot be used inside $or.`);
  }
  const { kind } = tokens.next();
  if (kind === "{") return { within: parseObject(tokens, context) };
  if (kind === "[") return { tests: parseValues(tokens) };
  return tokens.fail(`"${name}" must be an object or an array`);
}

/** Reads the patterns of an `$or`. */
function parseAlternatives(tokens: TokenReader): EventPattern[] {
  if (tokens.next().kind !== "[") tokens.fail("It must be an Array followed with $or.");
  const patterns: EventPattern[] = [];
  for (let token = tokens.next(); token.kind !== "]"; token = tokens.next()) {
    if (token.kind !== "{") tokens.fail("Only JSON object is allowed in array of $or relationship.");
    patterns.push(parseObject(tokens, { insideOr: true }));
  }
  if (patterns.length < 2) tokens.fail("There must have at least 2 Objects in $or relationship.");
  return patterns;
}

/** Reads the values of a field whose `[` has been read. */
function parseValues(tokens: TokenReader): ValueTest[] {
  const tests: ValueTest[] = [];
  for (let token = tokens.next(); token.kind !== "]"; token = tokens.next()) {
    if (token.kind === "{") tests.push(parseMatchExpression(tokens));
    else if (token.kind === "[") tokens.fail("Match value must be String, number, true, false, or null");
    else tests.push(equals(token.kind === "text" ? tokens.content() : JSON.parse(token.text)));
  }
  if (tests.length === 0) tokens.fail("Empty arrays are not allowed");
  return tests;
}

function equals(wanted: unknown): ValueTest {
  return (value) => value === wanted;
}

/** Puts a field where its name's dots say. */
function addField(
  fields: Map<string, FieldPattern>,
  [name = "", ...rest]: readonly string[],
  field: FieldPattern,
): void {
  const nested = rest.reduceRight<FieldPattern>(
    (inner, step) => ({ within: { fields: new Map([[step, inner]]), alternatives: [] } }),
    field,
  );
  fields.set(name, mergeFields(fields.get(name), nested));
}

/** Joins the tests of a field that a pattern names twice, as `a.b` and inside `a`: of the tests, the later count. */
function mergeFields(before: FieldPattern | undefined, added: FieldPattern): FieldPattern {
  if (!before?.within || !added.within) return { ...before, ...added };
  const fields = new Map(before.within.fields);
  for (const [name, field] of added.within.fields) fields.set(name, mergeFields(fields.get(name), field));
  const alternatives = [...before.within.alternatives, ...added.within.alternatives];
  return { ...before, ...added, within: { fields, alternatives } };
}
