import { stringField } from "./definition/fields.ts";
import { queryLanguageOf } from "./definition/query-language.ts";
import { type SourceState, statesOf } from "./definition/source-states.ts";
import type { IntrinsicCall } from "./intrinsics/intrinsic-call.ts";
import { isObject, type JsonObject, parseJson } from "./json.ts";
import { freeVariables } from "./jsonata/free-variables.ts";
import type { Filter, FilterOperand } from "./paths/filter.ts";
import type { Path } from "./paths/path.ts";
import { parseDynamicValue } from "./templates/dynamic-value.ts";
import { expressionIn } from "./templates/jsonata-template.ts";
import type { Json } from "./types.ts";

/**
 * Which variables each state of a machine refers to, as DescribeStateMachine lists them (`variableReferences`). States
 * that refer to none are left out.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 * @param definition which is right
 */
export function variableReferences(definition: string): Record<string, string[]> {
  const source = parseJson(definition);
  if (!isObject(source)) return {};
  const references: [string, string[]][] = [];
  for (const found of statesOf(source, queryLanguageOf(source, "JSONPath"))) {
    const names = new Set(found.language === "JSONata" ? inExpressions(own(found)) : inPaths(own(found)));
    if (names.size > 0) references.push([found.name, [...names]]);
  }
  return Object.fromEntries(references);
}

/** The state without the states within it. */
function own({ state }: SourceState): JsonObject {
  const { Branches: _branches, ItemProcessor: _processor, Iterator: _iterator, ...fields } = state;
  return fields;
}

/** Every text of the form `{% … %}` of a state in JSONata is an expression. */
function* inExpressions(value: Json): Generator<string> {
  if (typeof value === "string") {
    const expression = expressionIn(value);
    if (expression !== undefined) yield* freeVariables(expression);
  } else if (Array.isArray(value)) for (const item of value) yield* inExpressions(item);
  else if (isObject(value)) for (const item of Object.values(value)) yield* inExpressions(item);
}

/** Fields that hold payload templates: in them, only members whose names end in `.$` are dynamic. */
const templates = new Set(["Parameters", "ResultSelector", "ItemSelector", "Assign", "Credentials", "BatchInput"]);

function* inPaths(fields: JsonObject): Generator<string> {
  for (const [field, value] of Object.entries(fields)) {
    // What a Pass state gives as its result is taken as it stands.
    if (field === "Result") continue;
    if (templates.has(field)) yield* inTemplate(value);
    else if (field === "Variable" || field.endsWith("Path")) yield* inDynamicValue(stringField(fields, field));
    else for (const part of Array.isArray(value) ? value : [value]) if (isObject(part)) yield* inPaths(part);
  }
}

function* inTemplate(value: Json): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* inTemplate(item);
  else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (name.endsWith(".$")) yield* inDynamicValue(stringField(value, name));
      else yield* inTemplate(item);
    }
  }
}

function* inDynamicValue(source: string | undefined): Generator<string> {
  if (source === undefined) return;
  const dynamic = parseDynamicValue(source);
  if (dynamic.kind === "path") yield* inPath(dynamic.path);
  else yield* inCall(dynamic.call);
}

function* inCall({ args }: IntrinsicCall): Generator<string> {
  for (const argument of args) {
    if (argument.kind === "path") yield* inPath(argument.path);
    else if (argument.kind === "call") yield* inCall(argument.call);
  }
}

function* inPath({ root, segments }: Path): Generator<string> {
  if (root.kind === "variable") yield root.name;
  for (const segment of segments) if (segment.kind === "filter") yield* inFilter(segment.filter);
}

function* inFilter(filter: Filter): Generator<string> {
  switch (filter.kind) {
    case "and":
    case "or":
      yield* inFilter(filter.left);
      yield* inFilter(filter.right);
      break;
    case "not":
      yield* inFilter(filter.filter);
      break;
    case "exists":
      yield* inOperand(filter.operand);
      break;
    case "match":
      yield* inOperand(filter.left);
      break;
    case "compare":
      yield* inOperand(filter.left);
      yield* inOperand(filter.right);
      break;
  }
}

function* inOperand(operand: FilterOperand): Generator<string> {
  if (operand.kind === "path") yield* inPath(operand.path);
}
