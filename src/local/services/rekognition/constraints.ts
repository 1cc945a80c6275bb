import { AwsError } from "../../aws-error.ts";

/** A member of a request and what AWS's model says of it. Names are written as AWS prints them: `collectionId`. */
export interface Constraint {
  readonly name: string;
  readonly value: unknown;
  readonly required?: boolean;
  readonly minimumLength?: number;
  readonly maximumLength?: number;
  /** The pattern as the model prints it. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly string[];
}

/**
 * Checks a request against the model's constraints, as the front of every AWS service of this kind does.
 *
 * @throws AwsError ValidationException naming every violation in one text
 */
export function checkConstraints(...constraints: readonly Constraint[]): void {
  const violations = constraints.flatMap((constraint) => {
    const rule = violatedRule(constraint);
    return rule
      ? [`Value ${printValue(constraint.value)} at '${constraint.name}' failed to satisfy constraint: ${rule}`]
      : [];
  });
  if (violations.length === 0) return;
  const count = violations.length === 1 ? "1 validation error" : `${violations.length} validation errors`;
  throw new AwsError("ValidationException", `${count} detected: ${violations.join("; ")}`);
}

function violatedRule(constraint: Constraint): string | undefined {
  const { value } = constraint;
  if (value === undefined || value === null) return constraint.required ? "Member must not be null" : undefined;
  const { minimumLength, maximumLength, minimum, maximum } = constraint;
  const length = lengthOf(value);
  if (length !== undefined && minimumLength !== undefined && length < minimumLength) {
    return `Member must have length greater than or equal to ${minimumLength}`;
  }
  if (length !== undefined && maximumLength !== undefined && length > maximumLength) {
    return `Member must have length less than or equal to ${maximumLength}`;
  }
  if (typeof value === "number" && minimum !== undefined && value < minimum) {
    return `Member must have value greater than or equal to ${minimum}`;
  }
  if (typeof value === "number" && maximum !== undefined && value > maximum) {
    return `Member must have value less than or equal to ${maximum}`;
  }
  return violatedTextRule(constraint);
}

function violatedTextRule({ value, pattern, oneOf }: Constraint): string | undefined {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const rules: string[] = [];
  if (pattern && !texts.every((text) => new RegExp(`^(?:${pattern})$`, "u").test(String(text)))) {
    rules.push(`Member must satisfy regular expression pattern: ${pattern}`);
  }
  if (oneOf && !texts.every((text) => oneOf.includes(String(text)))) {
    rules.push(`Member must satisfy enum value set: [${oneOf.join(", ")}]`);
  }
  const [rule] = rules;
  return rule && Array.isArray(value) ? `Member must satisfy constraint: [${rule}]` : rule;
}

function lengthOf(value: unknown): number | undefined {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return value instanceof Uint8Array ? value.byteLength : undefined;
}

/** As Java prints it, which is what AWS's texts show. */
function printValue(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (value instanceof Uint8Array) {
    return `'java.nio.HeapByteBuffer[pos=0 lim=${value.byteLength} cap=${value.byteLength}]'`;
  }
  return Array.isArray(value) ? `'[${value.join(", ")}]'` : `'${String(value)}'`;
}

const faceIdPattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** The constraints that several operations share. */
export const constrain = {
  collectionId: (value: unknown): Constraint => ({
    name: "collectionId",
    value,
    required: true,
    minimumLength: 1,
    maximumLength: 255,
    pattern: "[a-zA-Z0-9_.\\-]+",
  }),
  faceId: (value: unknown): Constraint => ({ name: "faceId", value, required: true, pattern: faceIdPattern }),
  faceIds: (value: unknown, presence: "required" | "optional"): Constraint => ({
    name: "faceIds",
    value,
    required: presence === "required",
    minimumLength: 1,
    maximumLength: 4096,
    pattern: faceIdPattern,
  }),
  percent: (name: string, value: unknown): Constraint => ({ name, value, minimum: 0, maximum: 100 }),
  maxFaces: (value: unknown): Constraint => ({ name: "maxFaces", value, minimum: 1, maximum: 4096 }),
  maxResults: (value: unknown): Constraint => ({ name: "maxResults", value, minimum: 0, maximum: 4096 }),
  nextToken: (value: unknown): Constraint => ({ name: "nextToken", value, maximumLength: 255 }),
  qualityFilter: (value: unknown): Constraint => ({
    name: "qualityFilter",
    value,
    oneOf: ["NONE", "AUTO", "LOW", "MEDIUM", "HIGH"],
  }),
} as const;
