import { isObject } from "../json.ts";
import { parsePath } from "../paths/parse-path.ts";
import { PathSyntaxError } from "../paths/path-syntax-error.ts";
import { isReferencePath, type Path } from "../paths/path.ts";
import { parseIntrinsicCall } from "../intrinsics/parse-intrinsic-call.ts";
import { isDynamicValue } from "../templates/dynamic-value.ts";
import { expressionIn } from "../templates/jsonata-template.ts";
import type { Json } from "../types.ts";
import { checkExpression } from "./fields/expressions.ts";
import { type Place, memberPlace } from "./place.ts";
import { reportMistake } from "./report.ts";

/**
 * A rule for the value of a field. Texts are those of ValidateStateMachineDefinition.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export type FieldRule = (value: Json, place: Place) => void;

/** Accepts every value. */
export const anything: FieldRule = () => undefined;

/** Accepts a string, the empty one too. */
export const text: FieldRule = (value, { report, location }) => {
  if (typeof value !== "string") reportMistake(report, location, "Expected value of type [STRING]");
};

/** Accepts an object with any members. */
export const object: FieldRule = (value, { report, location }) => {
  if (!isObject(value)) reportMistake(report, location, "Expected value of type [OBJECT]");
};

/** Accepts `true` and `false`. */
export const flag: FieldRule = (value, { report, location }) => {
  if (typeof value !== "boolean") reportMistake(report, location, "Expected value of type [BOOLEAN]");
};

/** Accepts one of these texts, in the same letters. */
export function oneOf(...values: readonly string[]): FieldRule {
  return (value, place) => {
    if (typeof value !== "string") return text(value, place);
    if (!values.includes(value)) {
      reportMistake(place.report, place.location, `Value should be one of the following: [${values.join(", ")}]`);
    }
  };
}

/** A whole number; in JSONata states it may also be an expression. */
export function integer({ least, most }: { least: number; most?: number }): FieldRule {
  return number({ least, ...(most === undefined ? {} : { most }), whole: "yes" });
}

/** Accepts a number within the limits, both included. In JSONata, an expression is accepted in its place. */
export function number(limits: { least: number; most?: number; whole?: "yes" }): FieldRule {
  return (value, place) => {
    const { report, location } = place;
    if (place.language.isComputed(value)) return expression(value, place);
    if (typeof value !== "number" || (limits.whole === "yes" && !Number.isInteger(value))) {
      return reportMistake(report, location, `Expected value of type ${limits.whole === "yes" ? "Integer" : "Number"}`);
    }
    const shown = (limit: number): string => (limits.whole === "yes" ? String(limit) : limit.toFixed(1));
    if (value < limits.least) reportMistake(report, location, `Minimum value is ${shown(limits.least)}`);
    if (limits.most !== undefined && value > limits.most) {
      reportMistake(report, location, `Maximum value is ${shown(limits.most)}`);
    }
  };
}

/** A string that is a JSONata expression, or in which nothing is dynamic. */
export const expression: FieldRule = (value, place) => {
  if (typeof value !== "string") return text(value, place);
  checkJsonataText(value, place);
};

/** `{% … %}` and nothing else. */
export const requiredExpression: FieldRule = (value, place) => {
  if (typeof value === "boolean") return;
  if (typeof value !== "string") return text(value, place);
  if (expressionIn(value) !== undefined) return checkJsonataText(value, place);
  reportMistake(place.report, place.location, "JSONata string must start with {% and end with %}");
};

/** `InputPath` and `OutputPath`. */
export const path: FieldRule = (value, place) => {
  if (value !== null) onePath(value, place);
};

function onePath(value: Json, { report, location }: Place): Path | undefined {
  const read = typeof value === "string" ? readPath(value) : undefined;
  if (read === undefined) reportMistake(report, location, "Value must be a valid JSONPath.");
  return read;
}

function readPath(source: string): Path | undefined {
  return attempt(() => parsePath(source));
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof PathSyntaxError) return undefined;
    throw error;
  }
}

/** A path that names one place, such as `SecondsPath`. */
export const singlePath: FieldRule = (value, place) => {
  const read = onePath(value, place);
  if (read !== undefined && !read.definite)
    reportMistake(place.report, place.location, "Value is not a Reference Path");
};

/**
 * The paths of a Map state's numbers, such as `MaxConcurrencyPath`: they lead into the state's input or to a variable,
 * not into the context object (measured on AWS by another project).
 */
export const mapNumberPath: FieldRule = (value, place) => {
  if (typeof value === "string" && value.startsWith("$$")) {
    return reportMistake(place.report, place.location, "Value is not a Reference Path");
  }
  singlePath(value, place);
};

/** `ErrorPath` and `CausePath`: a path or a call of an intrinsic function. */
export const pathOrIntrinsic: FieldRule = (value, place) => {
  if (typeof value === "string" && value.startsWith("States.") && isIntrinsicCall(value)) return;
  onePath(value, place);
};

/** `ResultPath` and the paths of Choice rules. An empty text is not a path. */
const referencePath: FieldRule = (value, { report, location }) => {
  if (typeof value !== "string" || !value.startsWith("$")) {
    return reportMistake(report, location, "Value is not a Reference Path: Reference path didn't start with '$'");
  }
  const read = readPath(value);
  if (read === undefined || !isReferencePath(read)) reportMistake(report, location, "Value is not a Reference Path");
};

/** `ResultPath` may write nowhere but in the data of the state. */
export const resultPath: FieldRule = (value, place) => {
  if (value === null) return;
  if (typeof value === "string" && /^\$[^.[]/.test(value)) {
    return reportMistake(place.report, place.location, "Value is not a Reference Path");
  }
  referencePath(value, place);
};

/** The paths of Choice rules may find more than one value, but must be paths. */
export const choicePath: FieldRule = (value, place) => {
  const { report, location } = place;
  if (typeof value !== "string" || !value.startsWith("$")) {
    return reportMistake(report, location, "Value is not a Reference Path: Reference path didn't start with '$'");
  }
  if (readPath(value) === undefined) reportMistake(report, location, "Value is not a Reference Path");
};

/** A payload template: every `.$` field holds a path or a call of an intrinsic function. */
export const payloadTemplate: FieldRule = (value, place) => {
  if (Array.isArray(value)) {
    for (const item of value) payloadTemplate(item, place);
    return;
  }
  if (!isObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (!name.endsWith(".$")) payloadTemplate(member, place);
    else if (typeof member !== "string" || !isDynamicValue(member)) {
      const message = `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`;
      reportMistake(place.report, place.location, message);
    }
  }
};

function isIntrinsicCall(source: string): boolean {
  return attempt(() => parseIntrinsicCall(source)) !== undefined;
}

/** A value in which strings may be JSONata. */
export const jsonataTemplate: FieldRule = (value, place) => {
  if (typeof value === "string") return checkJsonataText(value, place);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      jsonataTemplate(item, { ...place, location: `${place.location}[${index}]` });
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) jsonataTemplate(member, memberPlace(place, name));
  }
};

/** A template in the language of the state. */
export const template: FieldRule = (value, place) => place.language.template(value, place);

function checkJsonataText(value: string, place: Place): void {
  const source = expressionIn(value);
  if (source !== undefined) checkExpression(source, place);
  else if (value.startsWith("{%")) {
    reportMistake(place.report, place.location, "JSONata string must start with {% and end with %}");
  }
}
