import { Readable } from "node:stream";
import type { Models, Shape } from "./model.ts";

/** A departure from the model: where, and how. */
export interface Violation {
  readonly path: string;
  readonly problem: string;
}

/** Checks a value in the form the SDK's commands take and answer against a shape of a service's model. */
export function checkShape(options: {
  shapes: Models[string]["shapes"];
  name: string | undefined;
  value: unknown;
  path: string;
}): Violation[] {
  const { shapes, name, value, path } = options;
  const shape = name === undefined ? undefined : shapes[name];
  if (shape === undefined || value === undefined || value === null) return [];
  const below = (child: string | undefined, part: unknown, step: string): Violation[] =>
    checkShape({ shapes, name: child, value: part, path: `${path}${step}` });
  switch (shape.type) {
    case "structure":
      return isRecord(value) ? checkStructure(shape, value, path, below) : [wrong(path, "a structure", value)];
    case "list":
      if (!Array.isArray(value)) return [wrong(path, "a list", value)];
      return [
        ...checkSize(shape, value.length, path),
        ...value.flatMap((part: unknown, index) => below(shape.member, part, `[${index}]`)),
      ];
    case "map":
      if (!isRecord(value)) return [wrong(path, "a map", value)];
      return [
        ...checkSize(shape, Object.keys(value).length, path),
        ...Object.entries(value).flatMap(([key, part]) => [
          ...below(shape.key, key, `{${key}}`),
          ...below(shape.value, part, `.${key}`),
        ]),
      ];
    default:
      return checkScalar(shape, value, path);
  }
}

function checkStructure(
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  path: string,
  below: (child: string | undefined, part: unknown, step: string) => Violation[],
): Violation[] {
  const members = shape.members ?? {};
  const missing = (shape.required ?? []).filter((name) => value[name] === undefined || value[name] === null);
  const unknown = Object.keys(value).filter((name) => value[name] !== undefined && !Object.hasOwn(members, name));
  return [
    ...missing.map((name) => ({ path: `${path}.${name}`, problem: "is required and missing" })),
    ...unknown.map((name) => ({ path: `${path}.${name}`, problem: "is unknown to the model" })),
    ...Object.entries(members).flatMap(([name, child]) => below(child, value[name], `.${name}`)),
  ];
}

function checkScalar(shape: Shape, value: unknown, path: string): Violation[] {
  switch (shape.type) {
    case "string": {
      if (typeof value !== "string") return [wrong(path, "a text", value)];
      const problems = checkSize(shape, [...value].length, path);
      if (shape.enum && !shape.enum.includes(value)) problems.push({ path, problem: `is not in the enum: ${value}` });
      const pattern = patternOf(shape);
      if (pattern && !pattern.test(value))
        problems.push({ path, problem: `does not match ${shape.pattern}: ${value}` });
      return problems;
    }
    case "boolean":
      return typeof value === "boolean" ? [] : [wrong(path, "a boolean", value)];
    case "integer":
    case "long":
      if (typeof value !== "number" || !Number.isInteger(value)) return [wrong(path, "an integer", value)];
      return checkSize(shape, value, path);
    case "float":
    case "double":
      return typeof value === "number" ? checkSize(shape, value, path) : [wrong(path, "a number", value)];
    case "timestamp":
      return value instanceof Date ? [] : [wrong(path, "a moment", value)];
    case "blob":
      if (value instanceof Uint8Array) return checkSize(shape, value.length, path);
      return value instanceof Readable || typeof value === "string" ? [] : [wrong(path, "bytes", value)];
    default:
      return [{ path, problem: `has a type this check does not know: ${shape.type}` }];
  }
}

function checkSize({ min, max }: Shape, size: number, path: string): Violation[] {
  if (min !== undefined && size < min) return [{ path, problem: `is ${size}, below ${min}` }];
  if (max !== undefined && size > max) return [{ path, problem: `is ${size}, above ${max}` }];
  return [];
}

/** Models have Java's patterns; what JavaScript cannot read is not checked. */
function patternOf({ pattern }: Shape): RegExp | undefined {
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return undefined;
  }
}

function wrong(path: string, wanted: string, value: unknown): Violation {
  return { path, problem: `is not ${wanted} but ${value?.constructor.name ?? typeof value}` };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
