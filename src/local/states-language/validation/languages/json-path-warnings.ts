import { objectsField, stringField } from "../../definition/fields.ts";
import { isObject, type JsonObject } from "../../json.ts";
import type { Diagnostic, Json } from "../../types.ts";

const templates = ["Parameters", "ResultSelector", "ItemSelector", "Assign"];

/**
 * Finds texts in a state that look like a path or a call of an intrinsic function, and are taken literally.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function* warningsOfState(state: JsonObject, location: string): Generator<Diagnostic> {
  for (const field of templates) yield* inTemplate(state[field] ?? null, `${location}/${field}`);
  if (state["Type"] === "Fail") yield* inFields(state, ["Error", "Cause"], location);
  if (state["Type"] === "Choice") yield* inRules(state, "Choices", location);
  if (state["Type"] === "Pass" && looksDynamicWithin(state["Result"] ?? null)) {
    const message = "The result of a Pass state is static: paths and intrinsic functions in it are not evaluated";
    yield warning("PASS_RESULT_IS_STATIC", message, `${location}/Result`);
  }
}

function* inTemplate(value: Json, location: string): Generator<Diagnostic> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* inTemplate(item, `${location}[${index}]`);
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (name.endsWith(".$")) continue;
      const place = `${location}/${name}`;
      if (looksDynamic(item)) {
        const message = `No '.$' on the field '${name}', whose value appears to be a JSONPath or an intrinsic function`;
        yield warning("NO_DOLLAR", message, place);
      } else yield* inTemplate(item, place);
    }
  }
}

/** Rules of a Choice state, and those within them. */
function* inRules(source: JsonObject, field: string, location: string): Generator<Diagnostic> {
  for (const [index, rule] of objectsField(source, field).entries())
    yield* inRule(rule, `${location}/${field}[${index}]`);
}

/** `StringEquals` and its like. */
function* inRule(rule: JsonObject, location: string): Generator<Diagnostic> {
  const comparisons = Object.keys(rule).filter((name) => !namesOfRules.has(name) && !name.endsWith("Path"));
  yield* inFields(rule, comparisons, location);
  for (const inner of ["And", "Or"]) yield* inRules(rule, inner, location);
  const negated = rule["Not"];
  if (isObject(negated)) yield* inRule(negated, `${location}/Not`);
}

const namesOfRules = new Set(["Variable", "Next", "Comment", "And", "Or", "Not", "Assign"]);

function* inFields(source: JsonObject, fields: readonly string[], location: string): Generator<Diagnostic> {
  for (const field of fields) {
    if (!looksDynamic(stringField(source, field) ?? null)) continue;
    const message = `The value of the field '${field}' looks like a path, but the name of the field does not end with 'Path'`;
    yield warning("NO_PATH", message, `${location}/${field}`);
  }
}

function looksDynamicWithin(value: Json): boolean {
  if (Array.isArray(value)) return value.some(looksDynamicWithin);
  if (!isObject(value)) return looksDynamic(value);
  return Object.entries(value).some(([name, item]) => name.endsWith(".$") || looksDynamicWithin(item));
}

function looksDynamic(value: Json): boolean {
  return typeof value === "string" && /^(?:\$\$?(?:[.[]|$)|States\.\w+\(.*\)$)/s.test(value);
}

function warning(code: string, message: string, location: string): Diagnostic {
  return { severity: "WARNING", code, message, location };
}
