import { AwsError } from "../aws-error.ts";
import { findViolations, showValue, type Constraint } from "./constraint.ts";

/** Collects what is wrong with a request's members, so that one error names all of it as AWS's does. */
export interface ConstraintChecks {
  /** Notes a member that must be there and is not. */
  required(member: string, value: unknown): ConstraintChecks;
  text(member: string, value: string | undefined, constraint: Constraint): ConstraintChecks;
  number(member: string, value: number | undefined, range: Pick<Constraint, "min" | "max">): ConstraintChecks;
  /** @throws AwsError when anything was noted: "2 validation errors detected: Value …; Value …" */
  finish(): void;
}

/** Begins the checks of one request. @param code the error's code, which differs between services */
export function checkConstraints(code: string): ConstraintChecks {
  const problems: string[] = [];
  const check = (member: string, value: unknown, constraint: Constraint): ConstraintChecks => {
    if (value === undefined) return checks;
    const shown = constraint.sensitive ? "" : showValue(value);
    for (const { text } of findViolations(value, constraint)) problems.push(violationText(shown, member, text));
    return checks;
  };
  const checks: ConstraintChecks = {
    required(member, value) {
      if (value === undefined || value === null) problems.push(violationText("null", member, "not be null"));
      return checks;
    },
    text: check,
    number: check,
    finish: () => refuseViolations(code, problems),
  };
  return checks;
}

/** One violation in AWS's words. @param shown the value in quotes, or nothing where it is sensitive */
export function violationText(shown: string, member: string, demand: string): string {
  return `Value${shown && ` ${shown}`} at '${member}' failed to satisfy constraint: Member must ${demand}`;
}

/** @throws AwsError when there are violations, with all of them in one text */
export function refuseViolations(code: string, violations: readonly string[]): void {
  if (violations.length === 0) return;
  const count = violations.length === 1 ? "1 validation error" : `${violations.length} validation errors`;
  throw new AwsError(code, `${count} detected: ${violations.join("; ")}`);
}
