/** `$partition(array, size)`: the items in chunks; the last chunk may be shorter. */
export function partition(items: unknown, size: unknown): unknown[][] | undefined {
  if (items === undefined) return undefined;
  if (typeof size !== "number") throw new TypeError('Argument 2 of function "partition" must be a number');
  const chunk = Math.round(size);
  if (chunk < 1) throw new RangeError('Argument 2 of function "partition" must be a positive number');
  const list: unknown[] = Array.isArray(items) ? items : [items];
  return Array.from({ length: Math.ceil(list.length / chunk) }, (_, index) =>
    list.slice(index * chunk, (index + 1) * chunk),
  );
}
