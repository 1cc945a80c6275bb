import { refuseViolations, violationText } from "../../service-kit/constraint-checks.ts";
import { findViolations, showValue, type Constraint as ModelConstraint } from "../../service-kit/constraint.ts";

/** A member of a request and what AWS's model says of it. Names are written as AWS prints them: `collectionId`. */
export interface Constraint extends ModelConstraint {
  readonly name: string;
  readonly value: unknown;
  readonly required?: boolean;
}

/**
 * Checks a request against the model's constraints, as the front of every AWS service of this kind does.
 *
 * @throws AwsError ValidationException with the first violation of each member in one text
 */
export function checkConstraints(...constraints: readonly Constraint[]): void {
  const violations = constraints.flatMap(({ name, value, required, ...constraint }) => {
    const isMissing = value === undefined || value === null;
    if (isMissing) return required ? [violationText("null", name, "not be null")] : [];
    const [broken] = findViolations(value, constraint);
    return broken ? [violationText(showValue(value), name, broken.text)] : [];
  });
  refuseViolations("ValidationException", violations);
}

const faceIdPattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** The constraints that several operations share. */
export const constrain = {
  collectionId: (value: unknown): Constraint => ({
    name: "collectionId",
    value,
    required: true,
    min: 1,
    max: 255,
    pattern: "[a-zA-Z0-9_.\\-]+",
  }),
  faceId: (value: unknown): Constraint => ({ name: "faceId", value, required: true, pattern: faceIdPattern }),
  faceIds: (value: unknown, presence: "required" | "optional"): Constraint => ({
    name: "faceIds",
    value,
    required: presence === "required",
    min: 1,
    max: 4096,
    pattern: faceIdPattern,
  }),
  percent: (name: string, value: unknown): Constraint => ({ name, value, min: 0, max: 100 }),
  maxFaces: (value: unknown): Constraint => ({ name: "maxFaces", value, min: 1, max: 4096 }),
  maxResults: (value: unknown): Constraint => ({ name: "maxResults", value, min: 0, max: 4096 }),
  nextToken: (value: unknown): Constraint => ({ name: "nextToken", value, max: 255 }),
  qualityFilter: (value: unknown): Constraint => ({
    name: "qualityFilter",
    value,
    values: ["NONE", "AUTO", "LOW", "MEDIUM", "HIGH"],
  }),
} as const;
