import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import type { Constraint as ModelConstraint } from "../../../service-kit/constraint.ts";

/** The demands of the service's model on one member; for numbers, `min` and `max` bound the value. */
export interface Constraint extends ModelConstraint {
  readonly required?: true;
}

/**
 * @param constraints by member; `mock.result` is a member of a member, `tags.member.key` one of each element of a list.
 *   What is required within another is so only where that is there
 * @throws ValidationException in the words of AWS's request validation when members break their constraints
 */
export function checkRequest(input: object, constraints: Readonly<Record<string, Constraint>>): void {
  const checks = checkConstraints("ValidationException");
  const check = (name: string, value: unknown, constraint: Constraint): void => {
    if (value === undefined && !constraint.required) return;
    if (constraint.required) checks.required(name, value);
    if (typeof value === "string") checks.text(name, value, constraint);
    if (typeof value === "number") checks.number(name, value, constraint);
  };
  for (const [path, constraint] of Object.entries(constraints)) {
    if (!path.includes(".")) check(path, Reflect.get(input, path), constraint);
    else for (const { name, value } of membersAt(input, path.split("."))) check(name, value, constraint);
  }
  checks.finish();
}

/** Elements of lists count from 1 in the names that AWS gives them: `tags.1.member.key`. */
function* membersAt(parent: object, [step = "", ...rest]: string[], prefix = ""): Generator<NamedMember> {
  if (step === "member" && Array.isArray(parent)) {
    for (const [index, item] of parent.entries()) yield* within(item, rest, `${prefix}${index + 1}.member`);
  } else yield* within(Reflect.get(parent, step), rest, prefix + step);
}

function* within(value: unknown, rest: string[], name: string): Generator<NamedMember> {
  if (rest.length === 0) yield { name, value };
  else if (typeof value === "object" && value !== null) yield* membersAt(value, rest, `${name}.`);
}

interface NamedMember {
  readonly name: string;
  readonly value: unknown;
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
export const description: Constraint = { max: 256, sensitive: true };
export const pageSize: Constraint = { min: 0, max: 1000 };
export const pageToken: Constraint = { min: 1, max: 1024 };
export const taskToken: Constraint = { required: true, min: 1, max: 2048 };
export const traceHeader: Constraint = { max: 256, pattern: "\\p{ASCII}*" };
export const machineType: Constraint = { values: ["STANDARD", "EXPRESS"] };
/** Of a machine or an activity: how it is encrypted, what it logs, its tags. */
export const encryption: Readonly<Record<string, Constraint>> = {
  "encryptionConfiguration.type": { required: true, values: ["CUSTOMER_MANAGED_KMS_KEY", "AWS_OWNED_KEY"] },
  "encryptionConfiguration.kmsKeyId": { min: 1, max: 2048 },
  "encryptionConfiguration.kmsDataKeyReusePeriodSeconds": { min: 60, max: 900 },
};
export const logging: Readonly<Record<string, Constraint>> = {
  "loggingConfiguration.level": { values: ["ALL", "ERROR", "FATAL", "OFF"] },
  "loggingConfiguration.destinations.member.cloudWatchLogsLogGroup.logGroupArn": { min: 1, max: 256 },
};
export const tags: Readonly<Record<string, Constraint>> = {
  "tags.member.key": { min: 1, max: 128 },
  "tags.member.value": { max: 256 },
};
export const tagKeys: Readonly<Record<string, Constraint>> = { "tagKeys.member": { min: 1, max: 128 } };
export const routing: Readonly<Record<string, Constraint>> = {
  "routingConfiguration.member.stateMachineVersionArn": { required: true, min: 1, max: 256 },
  "routingConfiguration.member.weight": { required: true, min: 0, max: 100 },
};
export const includedData: Constraint = { values: ["ALL_DATA", "METADATA_ONLY"] };
