import { AwsError } from "./aws-error.ts";

/** What a service's model asks of a text, each as the model writes it. Lengths in characters unless `unit` says bytes. */
export interface TextConstraint {
  readonly min?: number;
  readonly max?: number;
  readonly unit?: "characters" | "bytes";
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** Marked sensitive in the model: the error does not repeat the value. */
  readonly sensitive?: boolean;
}

/** Collects what is wrong with a request's members, so that one error names all of it as AWS's does. */
export interface ConstraintChecks {
  /** Notes a member that must be there and is not. */
  required(member: string, value: unknown): ConstraintChecks;
  text(member: string, value: string | undefined, constraint: TextConstraint): ConstraintChecks;
  number(member: string, value: number | undefined, range: { min?: number; max?: number }): ConstraintChecks;
  /** @throws AwsError when anything was noted: "2 validation errors detected: Value …; Value …" */
  finish(): void;
}

/** Begins the checks of one request. @param code the error's code, which differs between services */
export function checkConstraints(code: string): ConstraintChecks {
  const problems: string[] = [];
  const note = (shown: string, member: string, problem: string): void => {
    problems.push(`Value${shown && ` ${shown}`} at '${member}' failed to satisfy constraint: Member must ${problem}`);
  };
  const checks: ConstraintChecks = {
    required(member, value) {
      if (value === undefined || value === null) note("null", member, "not be null");
      return checks;
    },
    text(member, value, { min, max, unit, pattern, values, sensitive }) {
      if (value === undefined) return checks;
      const shown = sensitive ? "" : `'${value}'`;
      const length = unit === "bytes" ? Buffer.byteLength(value) : value.length;
      if (values && !values.includes(value)) note(shown, member, `satisfy enum value set: [${values.join(", ")}]`);
      if (min !== undefined && length < min) note(shown, member, `have length greater than or equal to ${min}`);
      if (max !== undefined && length > max) note(shown, member, `have length less than or equal to ${max}`);
      if (pattern !== undefined && !matches(value, pattern)) {
        note(shown, member, `satisfy regular expression pattern: ${pattern}`);
      }
      return checks;
    },
    number(member, value, { min, max }) {
      if (value === undefined) return checks;
      const shown = `'${value}'`;
      if (min !== undefined && value < min) note(shown, member, `have value greater than or equal to ${min}`);
      if (max !== undefined && value > max) note(shown, member, `have value less than or equal to ${max}`);
      return checks;
    },
    finish() {
      if (problems.length === 0) return;
      const count = problems.length === 1 ? "1 validation error" : `${problems.length} validation errors`;
      throw new AwsError(code, `${count} detected: ${problems.join("; ")}`);
    },
  };
  return checks;
}

/** Models hold patterns that are legal only without the `u` flag, and others that need it. */
function matches(value: string, pattern: string): boolean {
  return new RegExp(`^(?:${pattern})$`, pattern.includes("\\p{") ? "su" : "s").test(value);
}
