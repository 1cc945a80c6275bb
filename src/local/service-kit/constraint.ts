/** The demands of a service's model on a member, each as the model writes it. */
export interface Constraint {
  /** Bounds of a text's or list's length, or of a number. Lengths in characters unless `unit` says bytes. */
  readonly min?: number;
  readonly max?: number;
  readonly unit?: "characters" | "bytes";
  /** Matched against the whole text. */
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** Marked sensitive in the model: the error does not repeat the value. */
  readonly sensitive?: boolean;
}

/** A demand that a value breaks, in AWS's words, which follow "failed to satisfy constraint: Member must ". */
export interface Violation {
  readonly kind: "form" | "size";
  readonly text: string;
}

/** Every demand that a value breaks. */
export function findViolations(value: unknown, constraint: Constraint): Violation[] {
  return [
    ...brokenForm(value, constraint, "values"),
    ...brokenSize(value, constraint),
    ...brokenForm(value, constraint, "pattern"),
  ];
}

function* brokenSize(value: unknown, { min, max, unit }: Constraint): Generator<Violation> {
  const size = sizeOf(value, unit);
  if (size === undefined) return;
  const measure = typeof value === "number" ? "value" : "length";
  if (min !== undefined && size < min) {
    yield { kind: "size", text: `have ${measure} greater than or equal to ${min}` };
  }
  if (max !== undefined && size > max) yield { kind: "size", text: `have ${measure} less than or equal to ${max}` };
}

/** Demands on the elements of a list are demands of the list. */
function* brokenForm(value: unknown, constraint: Constraint, demand: "values" | "pattern"): Generator<Violation> {
  const { values, pattern } = constraint;
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isBroken = (text: unknown): boolean =>
    typeof text === "string" &&
    (demand === "values"
      ? values !== undefined && !values.includes(text)
      : pattern !== undefined && !matches(text, pattern));
  if (!texts.some(isBroken)) return;
  const text =
    demand === "values"
      ? `satisfy enum value set: [${values?.join(", ") ?? ""}]`
      : `satisfy regular expression pattern: ${pattern}`;
  yield { kind: "form", text: Array.isArray(value) ? `satisfy constraint: [Member must ${text}]` : text };
}

function sizeOf(value: unknown, unit: Constraint["unit"]): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "string") return unit === "bytes" ? Buffer.byteLength(value) : value.length;
  if (Array.isArray(value)) return value.length;
  return value instanceof Uint8Array ? value.byteLength : undefined;
}

/** Models hold patterns that are legal only without the `u` flag, and others that need it. */
function matches(value: string, pattern: string): boolean {
  return new RegExp(`^(?:${pattern})$`, pattern.includes("\\p{") ? "su" : "s").test(value);
}

/** A value as AWS's errors show it, in quotes: as Java prints it. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (value instanceof Uint8Array) {
    return `'java.nio.HeapByteBuffer[pos=0 lim=${value.byteLength} cap=${value.byteLength}]'`;
  }
  if (Array.isArray(value)) return `'[${value.map(showElement).join(", ")}]'`;
  return `'${showElement(value)}'`;
}

function showElement(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
