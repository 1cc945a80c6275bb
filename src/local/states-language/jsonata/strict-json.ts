/**
 * Reads what JSON holds; undefined when the service does not read it. It refuses an object that names a member twice
 * and a number beyond the range of a double (measured on AWS by another project).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function readStrictJson(text: string): { readonly value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const named = text.replaceAll(/"(?:[^"\\]|\\.)*"/gsu, "").split(":").length - 1;
  return countMembers(value) === named ? { value } : undefined;
}

/** How many members the objects of a value have; NaN when a number of it is not finite. */
function countMembers(value: unknown): number {
  const waiting: unknown[] = [value];
  let members = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "number" && !Number.isFinite(next)) return Number.NaN;
    if (typeof next !== "object" || next === null) continue;
    const inner: unknown[] = Object.values(next);
    if (!Array.isArray(next)) members += inner.length;
    for (const member of inner) waiting.push(member);
  }
  return members;
}
