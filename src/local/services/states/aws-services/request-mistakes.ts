import { isDynamicValue, isObject, type Json } from "../../../states-language/index.ts";
import { type CalledOperation, calledOperation } from "./called-operation.ts";
import { type FoundShape, openPackedServices, shapeAt } from "./packed-services.ts";

const requestShape = openPackedServices("requests");

/**
 * Finds what AWS has against the `Parameters` or `Arguments` of a definition: members of the request that are missing,
 * and fields that it does not have. Only the services of this endpoint are known. AWS's texts: "Pass parameters to a
 * service API" in the developer guide, and what others measured with ValidateStateMachineDefinition.
 */
export function templateMistakes(resource: string, template: Json): string[] {
  return mistakesOf(resource, template, "template");
}

/**
 * Finds why AWS does not start a task with an input. Beside the mistakes of a template, these are values of another
 * type in an optimised integration, and fields that look dynamic and are not (people report these texts).
 */
export function inputMistakes(resource: string, input: Json): string[] {
  return calledOperation(resource) === undefined
    ? []
    : [...mistakesOf(resource, input, "input"), ...undynamicFields(input)];
}

type Form = "template" | "input";

interface Rules {
  readonly call: CalledOperation;
  readonly form: Form;
}

function mistakesOf(resource: string, value: Json, form: Form): string[] {
  const call = calledOperation(resource);
  const found = call && requestShape(call.serviceId, call.operation);
  if (call === undefined || found === undefined || !isObject(value) || isRenamed(call)) return [];
  return [...missingMembers(found, value), ...mistakesIn(value, found, { field: "", rules: { call, form } })];
}

/** The SDK for Java names the source and the destination of a copy otherwise than the service does. */
function isRenamed({ serviceId, operation }: CalledOperation): boolean {
  return serviceId === "s3" && (operation === "CopyObject" || operation === "UploadPartCopy");
}

function missingMembers({ shape }: FoundShape, value: Readonly<Record<string, Json>>): string[] {
  if (typeof shape === "string" || !("members" in shape)) return [];
  const given = new Set(Object.keys(value).map((name) => memberKey(name.replace(/\.\$$/, ""))));
  return (shape.required ?? [])
    .filter((name) => !given.has(memberKey(name)))
    .map((name) => `The field '${capitalise(name)}' is required but was missing`);
}

function mistakesIn(
  value: Json,
  { shape, service }: FoundShape,
  { field, rules }: { field: string; rules: Rules },
): string[] {
  if (value === null || (rules.form === "template" && typeof value === "string")) return [];
  const inner = (item: Json, place: number | undefined, name: string): string[] => {
    const found = shapeAt(service, place);
    return found === undefined ? [] : mistakesIn(item, found, { field: name, rules });
  };
  if (typeof shape === "string") return shape === "string" ? mistakesOfText(value, field, rules) : [];
  if ("members" in shape && isObject(value)) {
    const places = new Map(Object.entries(shape.members).map(([name, place]) => [memberKey(name), place]));
    return Object.entries(value).flatMap(([name, item]) => {
      if (rules.form === "template" && name.endsWith(".$")) return [];
      const key = /^[^a-z]/.test(name) ? memberKey(name) : undefined;
      if (key === undefined || !places.has(key)) return [`The field "${name}" is not supported by Step Functions`];
      return inner(item, places.get(key), name);
    });
  }
  if ("items" in shape && Array.isArray(value)) return value.flatMap((item) => inner(item, shape.items, field));
  if ("values" in shape && isObject(value))
    return Object.entries(value).flatMap(([name, item]) => inner(item, shape.values, name));
  const isContainer = "members" in shape || "items" in shape || "values" in shape;
  const isMisfit = isContainer && rules.form === "input" && rules.call.by === "optimised";
  return isMisfit ? [`The value of the field '${field}' has an invalid format`] : [];
}

/** A document in place of a text is sent as JSON, but not inside an attribute of DynamoDB; numbers never are. */
function mistakesOfText(value: Json, field: string, { call, form }: Rules): string[] {
  if (form === "template" || call.by === "sdk" || typeof value === "string") return [];
  const isSent = typeof value === "object" && call.serviceId !== "dynamodb";
  return isSent ? [] : [`The value for the field '${field}' must be a STRING`];
}

function undynamicFields(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(undynamicFields);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    if (!name.endsWith(".$")) return undynamicFields(item);
    if (typeof item === "string" && isDynamicValue(item)) return [];
    return [`The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`];
  });
}

/** Members match whatever the case of their letters; the SDK for Java calls DynamoDB's `NULL` `Nul`. */
function memberKey(name: string): string {
  const key = name.toLowerCase();
  return key === "nul" ? "null" : key;
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
