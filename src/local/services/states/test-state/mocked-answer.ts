import { isObject, type Json } from "../../../states-language/index.ts";
import { type FoundShape, shapeAt } from "../aws-services/packed-services.ts";
import type { Limits } from "../aws-services/packed.ts";

/** How strictly a mocked answer is compared with the operation's model: whether all that must be there is. */
type Completeness = "whole" | "what is present";

/**
 * Returns what in a mocked answer differs from its shape, in AWS's words (recorded); undefined when nothing does.
 * Names are those of the AWS SDK for Java, in PascalCase. Names that the model does not know are passed over ("Mock
 * validation modes" in the developer guide).
 * @param field the innermost named field around the value
 */
export function answerFault(
  { shape, service }: FoundShape,
  value: Json,
  { field = "", completeness }: { field?: string; completeness: Completeness },
): string | undefined {
  if (value === null || shape === "any") return undefined;
  const mustBe = (type: string): string => `Field '${field}' must be ${type}`;
  if (shape === "string") return typeof value === "string" ? undefined : mustBe("a string");
  if (shape === "number") return typeof value === "number" ? undefined : mustBe("a number");
  if (shape === "boolean") return typeof value === "boolean" ? undefined : mustBe("a boolean");
  if ("oneOf" in shape) {
    if (typeof value !== "string") return mustBe("a string");
    return shape.oneOf.includes(value) ? undefined : `Field '${field}' is not an expected value`;
  }
  if ("length" in shape)
    return typeof value === "string" ? lengthFault(shape.length, value, field) : mustBe("a string");
  if ("range" in shape) return typeof value === "number" ? rangeFault(shape.range, value, field) : mustBe("a number");
  if ("items" in shape) {
    if (!Array.isArray(value)) return mustBe("an array");
    return firstFault(value, shapeAt(service, shape.items), { field, completeness });
  }
  if (!isObject(value)) return field === "" ? "Mocked result must be a JSON object." : mustBe("an object");
  if ("values" in shape)
    return firstFault(Object.values(value), shapeAt(service, shape.values), { field, completeness });
  return structureFault({ shape, service }, value, completeness);
}

function structureFault(
  {
    shape,
    service,
  }: { shape: { members: Readonly<Record<string, number>>; required?: readonly string[] } } & Pick<
    FoundShape,
    "service"
  >,
  value: Record<string, Json>,
  completeness: Completeness,
): string | undefined {
  const missing = shape.required?.map(shownName).find((name) => !Object.hasOwn(value, name));
  if (completeness === "whole" && missing !== undefined) return `Required field '${missing}' is missing`;
  const places = new Map(Object.entries(shape.members).map(([name, place]) => [shownName(name), place]));
  for (const [field, member] of Object.entries(value)) {
    const inner = shapeAt(service, places.get(field));
    const fault = inner && answerFault(inner, member, { field, completeness });
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function firstFault(
  values: readonly Json[],
  shape: FoundShape | undefined,
  options: { field: string; completeness: Completeness },
): string | undefined {
  if (shape === undefined) return undefined;
  for (const value of values) {
    const fault = answerFault(shape, value, options);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function lengthFault([least = null, most = null]: Limits, value: string, field: string): string | undefined {
  if (least !== null && value.length < least) return `Field '${field}' is smaller than the minimum length`;
  return most !== null && value.length > most ? `Field '${field}' exceeds the maximum length` : undefined;
}

function rangeFault([least = null, most = null]: Limits, value: number, field: string): string | undefined {
  if (least !== null && value < least) return `Field '${field}' is less than the minimum value`;
  return most !== null && value > most ? `Field '${field}' exceeds the maximum value` : undefined;
}

function shownName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
