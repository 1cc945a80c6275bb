/** A record without the list entries that name something: what a list shows before the new entry has reached it. */
export function hideEntries(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value))
    return value.filter((entry: unknown) => !isNamed(entry, names)).map((entry: unknown) => hideEntries(entry, names));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hideEntries(member, names)]));
}

/** An entry is identified by its value, by a member, or by a member of a member, such as `Face.FaceId`. */
function isNamed(entry: unknown, names: ReadonlySet<string>, depth = 2): boolean {
  if (typeof entry === "string") return names.has(entry);
  return depth > 0 && isPlain(entry) && Object.values(entry).some((member) => isNamed(member, names, depth - 1));
}

/** The input with each of the names replaced by one that nothing has, and the way back for texts. */
export function hideNames(
  input: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
): { readonly input: Record<string, unknown>; restore(text: string): string } | undefined {
  const swaps = new Map<string, string>();
  const entries = Object.entries(input).map(([member, value]): [string, unknown] => {
    if (typeof value !== "string" || !names.has(value)) return [member, value];
    const away = `${value.slice(0, -6)}zzzzzz`.slice(-value.length);
    swaps.set(away, value);
    return [member, away];
  });
  if (swaps.size === 0) return undefined;
  const restore = (text: string): string => [...swaps].reduce((now, [away, name]) => now.replaceAll(away, name), text);
  return { input: Object.fromEntries(entries), restore };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
}
