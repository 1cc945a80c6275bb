import { checkConstraints, type TextConstraint } from "../../../constraint-violations.ts";

/** What the service's model demands of one member; for numbers, `min` and `max` bound the value. */
export interface Constraint extends TextConstraint {
  readonly required?: true;
}

/** @throws ValidationException in the words of AWS's request validation when members break their constraints */
export function checkRequest(input: object, constraints: Readonly<Record<string, Constraint>>): void {
  const checks = checkConstraints("ValidationException");
  for (const [member, { required, ...constraint }] of Object.entries(constraints)) {
    const value: unknown = Reflect.get(input, member);
    if (required) checks.required(member, value);
    if (typeof value === "string") checks.text(member, value, constraint);
    if (typeof value === "number") checks.number(member, value, constraint);
  }
  checks.finish();
}

export const arn: Constraint = { required: true, min: 1, max: 256 };
export const optionalArn: Constraint = { min: 1, max: 256 };
export const longArn: Constraint = { required: true, min: 1, max: 2000 };
export const requiredName: Constraint = { required: true, min: 1, max: 80 };
export const optionalName: Constraint = { min: 1, max: 80 };
/** JSON texts that travel between states: 256 KiB. */
export const payload: Constraint = { max: 262_144, unit: "bytes", sensitive: true };
export const requiredPayload: Constraint = { ...payload, required: true };
export const definition: Constraint = { required: true, min: 1, max: 1_048_576, sensitive: true };
export const optionalDefinition: Constraint = { min: 1, max: 1_048_576, sensitive: true };
export const errorName: Constraint = { max: 256, sensitive: true };
export const errorCause: Constraint = { max: 32_768, sensitive: true };
export const pageSize: Constraint = { min: 0, max: 1000 };
export const pageToken: Constraint = { min: 1, max: 1024 };
export const taskToken: Constraint = { required: true, min: 1, max: 2048 };
export const traceHeader: Constraint = { max: 256, pattern: "\\p{ASCII}*" };
export const machineType: Constraint = { values: ["STANDARD", "EXPRESS"] };
export const includedData: Constraint = { values: ["ALL_DATA", "METADATA_ONLY"] };
