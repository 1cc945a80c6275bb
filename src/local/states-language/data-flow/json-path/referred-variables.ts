import { stringField } from "../../definition/fields.ts";
import type { IntrinsicCall } from "../../intrinsics/intrinsic-call.ts";
import { isObject, type JsonObject } from "../../json.ts";
import type { Filter, FilterOperand } from "../../paths/filter.ts";
import type { Path } from "../../paths/path.ts";
import { parseDynamicValue } from "../../templates/dynamic-value.ts";
import type { Json } from "../../types.ts";

/** Fields that hold payload templates: in them, only members whose names end in `.$` are dynamic. */
const templates = new Set(["Parameters", "ResultSelector", "ItemSelector", "Assign", "Credentials", "BatchInput"]);

/**
 * The variables that the paths and intrinsic functions of a state refer to.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function* referredVariables(fields: JsonObject): Generator<string> {
  for (const [field, value] of Object.entries(fields)) {
    // What a Pass state gives as its result is taken as it stands.
    if (field === "Result") continue;
    if (templates.has(field)) yield* inTemplate(value);
    else if (field === "Variable" || field.endsWith("Path")) yield* inDynamicValue(stringField(fields, field));
    else for (const part of Array.isArray(value) ? value : [value]) if (isObject(part)) yield* referredVariables(part);
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
