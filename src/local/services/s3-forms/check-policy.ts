import { AwsError } from "../../aws-error.ts";
import type { PostedForm } from "./read-form.ts";

/** Fields that a policy need not name. */
const free = /^(?:x-amz-signature|signature|awsaccesskeyid|file|policy|x-ignore-.*)$/u;

/**
 * Checks a form against its policy (Amazon S3 API Reference, "Creating a POST policy"): it has not expired, each of its
 * conditions holds, and it names each field.
 *
 * @param options.now milliseconds since 1970
 * @throws AwsError `AccessDenied`, `InvalidPolicyDocument`, `EntityTooLarge`, `EntityTooSmall`
 */
export function checkPolicy(policy: string, form: PostedForm, options: { bucket: string; now: number }): void {
  const { expiration, conditions } = readPolicy(policy);
  if (options.now > expiration) throw denied("Policy expired.");
  const value = (field: string): string => (field === "bucket" ? options.bucket : (form.fields.get(field) ?? ""));
  const named = new Set<string>(["bucket"]);
  for (const condition of conditions) {
    for (const [operator, field, expected] of readCondition(condition)) {
      if (operator === "content-length-range") {
        checkSize(form.file.bytes.length, Number(field), Number(expected));
        continue;
      }
      const name = field.replace(/^\$/u, "").toLowerCase();
      named.add(name);
      const holds = operator === "eq" ? value(name) === expected : startsWith(name, value(name), expected);
      if (!holds) throw denied(`Policy Condition failed: ["${operator}", "$${name}", "${expected}"]`);
    }
  }
  const extra = [...form.fields.keys()].filter((name) => !named.has(name) && !free.test(name));
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(", ")}`);
}

function readPolicy(text: string): { expiration: number; conditions: unknown[] } {
  let policy: unknown;
  try {
    policy = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
  } catch {
    throw invalid("Invalid JSON.");
  }
  const members: Record<string, unknown> = typeof policy === "object" && policy !== null ? { ...policy } : {};
  const { expiration, conditions } = members;
  if (typeof expiration !== "string") throw invalid("Policy missing expiration.");
  if (!Array.isArray(conditions)) throw invalid("Policy missing conditions.");
  const time = Date.parse(expiration);
  if (Number.isNaN(time)) throw invalid(`Invalid 'expiration' value: '${expiration}'`);
  return { expiration: time, conditions };
}

type Condition = readonly [operator: "eq" | "starts-with" | "content-length-range", field: string, expected: string];

/** A list is one condition; an object has one for each member. */
function readCondition(condition: unknown): Condition[] {
  if (Array.isArray(condition)) {
    const [operator, field, expected] = condition.map(String);
    const known = (["eq", "starts-with", "content-length-range"] as const).find(
      (each) => each === operator?.toLowerCase(),
    );
    if (known && condition.length === 3) return [[known, field ?? "", expected ?? ""]];
    throw invalid("Invalid Condition.");
  }
  if (typeof condition !== "object" || condition === null) throw invalid("Invalid Condition.");
  return Object.entries(condition).map(([field, expected]) => ["eq", field, String(expected)]);
}

/** A list of content types is right when each of them is. */
function startsWith(name: string, value: string, expected: string): boolean {
  const values = name === "content-type" ? value.split(",") : [value];
  return values.every((each) => each.trim().startsWith(expected));
}

function checkSize(size: number, least: number, most: number): void {
  if (size > most) {
    throw new AwsError("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", {
      statusCode: 400,
      members: { ProposedSize: size, MaxSizeAllowed: most },
    });
  }
  if (size < least) {
    throw new AwsError("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", {
      statusCode: 400,
      members: { ProposedSize: size, MinSizeAllowed: least },
    });
  }
}

function denied(reason: string): AwsError {
  return new AwsError("AccessDenied", `Invalid according to Policy: ${reason}`, { statusCode: 403 });
}

function invalid(reason: string): AwsError {
  return new AwsError("InvalidPolicyDocument", `Invalid Policy: ${reason}`, { statusCode: 400 });
}
