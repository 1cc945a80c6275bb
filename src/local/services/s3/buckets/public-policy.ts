/** Conditions that hold a statement for everybody to known callers ("The meaning of public", Amazon S3 User Guide). */
const narrowing = new Set([
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
]);

/** Whether a bucket's policy allows anything to everybody. */
export function isPublicPolicy(policy: unknown): boolean {
  return listOf(memberOf(policy, "Statement")).some(
    (statement) =>
      memberOf(statement, "Effect") === "Allow" &&
      namesEverybody(statement) &&
      !isNarrowed(memberOf(statement, "Condition")),
  );
}

function namesEverybody(statement: unknown): boolean {
  if (memberOf(statement, "NotPrincipal") !== undefined) return true;
  const principal = memberOf(statement, "Principal");
  return principal === "*" || listOf(memberOf(principal, "AWS")).includes("*");
}

function isNarrowed(condition: unknown): boolean {
  if (typeof condition !== "object" || condition === null) return false;
  return Object.values(condition).some((test: unknown) =>
    Object.entries(test ?? {}).some(
      ([key, values]) => narrowing.has(key.toLowerCase()) && listOf(values).every((value) => !isOpen(String(value))),
    ),
  );
}

/** A value that admits everybody, or so wide a range that AWS counts it as public. */
function isOpen(value: string): boolean {
  return /^[*?]*$/.test(value) || /\/[0-7]$/.test(value);
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
